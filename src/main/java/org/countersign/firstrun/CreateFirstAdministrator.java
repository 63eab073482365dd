package org.countersign.firstrun;

/**
 * The order to create the first administrator.
 *
 * @param userPrincipalName the long name to sign in with; what stands before the {@code @} becomes the short one
 */
record CreateFirstAdministrator(String displayName, String userPrincipalName, String mail, String password) {

    String mailNickname() {
        return userPrincipalName.substring(0, userPrincipalName.indexOf('@'));
    }

    @Override
    public String toString() {
        return "CreateFirstAdministrator[" + userPrincipalName + "]";
    }
}
