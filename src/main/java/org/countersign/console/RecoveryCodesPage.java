package org.countersign.console;

import java.util.Map;
import org.countersign.mfa.OwnFactors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody draws new recovery codes. They are shown as the answer itself, this once. */
@Controller
class RecoveryCodesPage {

    private final OwnFactors factors;
    private final Visitor visitor;

    RecoveryCodesPage(OwnFactors factors, Visitor visitor) {
        this.factors = factors;
        this.visitor = visitor;
    }

    @PostMapping(AccountPage.PATH + "/recovery-codes")
    ModelAndView draw() {
        var codes = factors.drawRecoveryCodes(visitor.id(), visitor.offers(""));
        return codes.isEmpty()
                ? new ModelAndView(AccountPage.TO_PROOF)
                : new ModelAndView("account-recovery-codes", Map.of("codes", codes));
    }
}
