import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Prints the one-time code that every demo user's authenticator shows now (RFC 6238, seed
 * JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP). Run it with {@code java docs/OneTimeCode.java}. Each code counts once.
 */
class OneTimeCode {

    public static void main(String[] args) throws Exception {
        var seed = HexFormat.of().parseHex("48656c6c6f21deadbeef48656c6c6f21deadbeef");
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(seed, "HmacSHA1"));
        var step = Instant.now().getEpochSecond() / 30;
        var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        var code = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
        System.out.printf("%06d%n", code % 1_000_000);
    }
}
