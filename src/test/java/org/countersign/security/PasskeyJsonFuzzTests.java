package org.countersign.security;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whatever a script sends for the answer of a passkey, it is an answer or none; strangers may send one too. */
@Tag("fuzz")
class PasskeyJsonFuzzTests {

    private final PasskeyJson json = new PasskeyJson();

    @FuzzTest(maxDuration = "5m")
    void isAnAnswerOrNone(FuzzedDataProvider data) throws IOException {
        var bytes = data.consumeRemainingAsBytes();

        json.readAnswer(asking(bytes));
        json.readRegistration(asking(bytes));
    }

    private static MockHttpServletRequest asking(byte[] bytes) {
        var request = new MockHttpServletRequest();
        request.setContent(bytes);
        return request;
    }
}
