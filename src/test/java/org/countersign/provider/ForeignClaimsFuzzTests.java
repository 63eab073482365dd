package org.countersign.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.directory.Directory;
import org.countersign.directory.ForeignIds;
import org.countersign.directory.UserId;
import org.countersign.mfa.SecondFactors;
import org.countersign.provider.ProviderProperties.NewUsers;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Whatever an identity provider's claims hold, they tell of somebody who is known, and of a proof, or of nobody and none. */
@Tag("fuzz")
class ForeignClaimsFuzzTests {

    private static final List<String> NAMES = List.of("iss", "sub", "oid", "auth_time", "amr", "acr");
    private static final UserId LEE = new UserId(new UUID(1, 1));

    private final SecondFactors secondFactors = mock();
    private final ProviderClaims claims = new ProviderClaims(
            new ProviderProperties(
                    "https://login.contoso.example",
                    "Contoso",
                    "countersign",
                    "",
                    "",
                    "oid",
                    Set.of("phr"),
                    NewUsers.REFUSE),
            mock(Identities.class, call -> Optional.empty()),
            mock(Directory.class, call -> Optional.empty()),
            new StaticListableBeanFactory().getBeanProvider(ForeignIds.class),
            secondFactors);

    @FuzzTest(maxDuration = "5m")
    void tellOfSomebodyOrOfNobody(FuzzedDataProvider data) {
        when(secondFactors.believe(any(), any(), any())).thenReturn(true);
        Map<String, Object> told = new HashMap<>();
        NAMES.forEach(name -> told.put(name, value(data)));
        ClaimAccessor accessor = () -> told;

        assertThat(claims.userIn(accessor)).isEmpty();
        if (claims.proofIn(accessor, LEE).isPresent()) {
            assertThat(wordsOf(told.get("amr"), told.get("acr")))
                    .containsAnyOf("mfa", "otp", "hwk", "swk", "fpt", "face", "phr");
        }
    }

    private static Object value(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 5)) {
            case 0 -> data.consumeString(300);
            case 1 -> data.consumeLong();
            case 2 -> data.consumeDouble();
            case 3 -> data.consumeBoolean();
            case 4 -> Map.of(data.consumeString(8), data.consumeLong());
            default -> Arrays.asList(data.consumeString(8), null, data.consumeInt());
        };
    }

    private static List<String> wordsOf(Object... values) {
        return Stream.of(values)
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .map(String::valueOf)
                .toList();
    }
}
