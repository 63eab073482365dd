package org.countersign.security.session;

import java.io.ObjectInputFilter;

/**
 * Of which classes the objects are that sessions hold. No other is read out of the database, whoever wrote it there: an
 * object of a class of his choice would be code of his choice (JEP 290).
 */
final class HeldClasses {

    /** A page's parameters and headers, and not much more. */
    private static final String LIMITS = "maxbytes=262144;maxdepth=20;maxrefs=10000;maxarray=262144;";

    private static final String SIGN_IN =
            """
            org.countersign.security.SignedInUser;
            org.countersign.security.SignedInUser$Token;
            org.countersign.security.PendingSignIn;
            org.countersign.security.SignInTry;
            org.countersign.security.StepUp$Destination;
            org.countersign.provider.ProviderVisit;
            org.springframework.security.core.context.SecurityContextImpl;
            org.springframework.security.authentication.AbstractAuthenticationToken;
            org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
            org.springframework.security.web.authentication.WebAuthenticationDetails;
            """;

    /** What was asked for before the sign-in, the tokens of forms, what the next page says. */
    private static final String PAGES =
            """
            org.springframework.security.web.csrf.DefaultCsrfToken;
            org.springframework.security.web.savedrequest.DefaultSavedRequest;
            org.springframework.security.web.savedrequest.SavedCookie;
            org.springframework.web.servlet.FlashMap;
            org.springframework.util.LinkedMultiValueMap;
            org.springframework.util.MultiValueMapAdapter;
            """;

    private static final String PROVIDER =
            """
            org.springframework.security.oauth2.core.AuthorizationGrantType;
            org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
            org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponseType;
            """;

    private static final String JAVA =
            """
            java.lang.Boolean;
            java.lang.Enum;
            java.lang.Integer;
            java.lang.Long;
            java.lang.Number;
            java.lang.Object;
            java.lang.Record;
            java.lang.String;
            java.lang.String$CaseInsensitiveComparator;
            java.time.Instant;
            java.time.Ser;
            java.util.ArrayList;
            java.util.CollSer;
            java.util.Collections$EmptyList;
            java.util.Collections$EmptyMap;
            java.util.Collections$UnmodifiableCollection;
            java.util.Collections$UnmodifiableList;
            java.util.Collections$UnmodifiableMap;
            java.util.Collections$UnmodifiableRandomAccessList;
            java.util.Collections$UnmodifiableSet;
            java.util.HashMap;
            java.util.HashSet;
            java.util.ImmutableCollections$List12;
            java.util.ImmutableCollections$ListN;
            java.util.ImmutableCollections$MapN;
            java.util.ImmutableCollections$Set12;
            java.util.ImmutableCollections$SetN;
            java.util.LinkedHashMap;
            java.util.LinkedHashSet;
            java.util.Locale;
            java.util.Map$Entry;
            java.util.TreeMap;
            java.util.UUID;
            java.util.concurrent.CopyOnWriteArrayList;
            """;

    static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter(
            LIMITS + (SIGN_IN + PAGES + PROVIDER + JAVA).replaceAll("\\s", "") + "!*");

    private HeldClasses() {}
}
