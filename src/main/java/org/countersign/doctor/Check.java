package org.countersign.doctor;

import java.util.List;

/**
 * Looks at one thing of an installation, while the service runs or not, and changes nothing. Checks are no components: the
 * service makes none of them.
 */
public interface Check {

    /** Where it stands in the report. */
    Area area();

    /**
     * What there is to say; never nothing. Whatever it throws is a fault.
     *
     * @throws Exception if it cannot be looked at
     */
    List<Finding> look() throws Exception;
}
