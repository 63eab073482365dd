import java.nio.ByteBuffer;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Prints the one-time code that an authenticator with that seed shows now (RFC 6238; base32), or without one that of every
 * demo user. Run it with {@code java docs/OneTimeCode.java [seed]}. Each code counts once.
 */
class OneTimeCode {

    public static void main(String[] args) throws Exception {
        var seed = bytesOf(args.length == 0 ? "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" : args[0]);
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(seed, "HmacSHA1"));
        var step = Instant.now().getEpochSecond() / 30;
        var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        var code = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
        System.out.printf("%06d%n", code % 1_000_000);
    }

    private static byte[] bytesOf(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        var bits = 0;
        var count = 0;
        for (var letter : base32.toCharArray()) {
            bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.put((byte) (bits >> count));
            }
        }
        return bytes.array();
    }
}
