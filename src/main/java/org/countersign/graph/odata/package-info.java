/** The conventions of OData: query options, collections a page at a time, the shape of answers. */
@NullMarked
package org.countersign.graph.odata;

import org.jspecify.annotations.NullMarked;
