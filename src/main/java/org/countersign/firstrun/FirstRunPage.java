package org.countersign.firstrun;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which the first administrator is created. While the door is shut, there is no such page.
 *
 * <p>What follows it shows the break-glass account's password: as the answer itself and to no other request, so that it
 * is kept nowhere for a redirect to find. Reloading it, or going back, meets the shut door.
 */
@Controller
class FirstRunPage {

    private static final String PATH = "/first-run";

    private final FirstRun firstRun;

    FirstRunPage(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    @GetMapping(PATH)
    ModelAndView ask() {
        requireThat(firstRun.isOpen());
        return page(HttpStatus.OK, FirstRunForm.empty(), Map.of());
    }

    @PostMapping(PATH)
    ModelAndView create(@ModelAttribute("form") FirstRunForm form) {
        requireThat(firstRun.isOpen());
        var faults = faultsOf(form);
        if (!faults.isEmpty()) {
            requireThat(firstRun.isOpen());
            return page(HttpStatus.BAD_REQUEST, form, faults);
        }
        return firstRun.create(form.secret(), form.order())
                .map(breakGlass -> new ModelAndView("first-run-over", Map.of("breakGlass", breakGlass)))
                .orElseThrow(FirstRunPage::notThere);
    }

    private Map<String, String> faultsOf(FirstRunForm form) {
        var faults = new LinkedHashMap<String, String>();
        if (!firstRun.accepts(form.secret())) {
            faults.put(
                    "secret",
                    "That is not the secret. Each start of the service writes a new one; its log names the file.");
        }
        faults.putAll(form.faults());
        return faults;
    }

    private static ModelAndView page(HttpStatus status, FirstRunForm form, Map<String, String> faults) {
        return new ModelAndView("first-run", Map.of("form", form, "faults", faults), status);
    }

    private static void requireThat(boolean isThere) {
        if (!isThere) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
