package io.github.ebuildattest.testkit.sigstore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;

/**
 * An EC P-256 key that anybody can derive again: its secret is SHA-256 of seed and label.
 * Signatures are deterministic (RFC 6979), so the same message always has the same signature.
 */
public final class SigningKey {

  private static final ECNamedDomainParameters P256 =
      new ECNamedDomainParameters(
          SECObjectIdentifiers.secp256r1, SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));

  private final ECPrivateKeyParameters secret;
  private final SubjectPublicKeyInfo info;

  private SigningKey(BigInteger d) {
    this.secret = new ECPrivateKeyParameters(d, P256);
    try {
      this.info =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              new ECPublicKeyParameters(P256.getG().multiply(d), P256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key of this seed and label; another label is another key. */
  public static SigningKey derive(String seed, String label) {
    BigInteger n = P256.getN();
    BigInteger d = new BigInteger(1, Digests.sha256(seed + "|" + label));
    // never zero: d mod (n - 1), plus one
    return new SigningKey(d.mod(n.subtract(BigInteger.ONE)).add(BigInteger.ONE));
  }

  /** The public key as a DER SubjectPublicKeyInfo (RFC 5280 §4.1). */
  public byte[] publicKey() {
    return Der.encoded(info);
  }

  /** What logs call the key: SHA-256 of {@link #publicKey()} (RFC 6962 §3.2). */
  public byte[] keyId() {
    return Digests.sha256(publicKey());
  }

  /** A DER ECDSA-Sig-Value over SHA-256 of the message. */
  public byte[] sign(byte[] message) {
    BigInteger[] rs = rs(message);
    return encode(rs[0], rs[1]);
  }

  /** Another valid signature over the same message: ECDSA accepts (r, n - s) as well as (r, s). */
  public byte[] signDifferently(byte[] message) {
    BigInteger[] rs = rs(message);
    return encode(rs[0], P256.getN().subtract(rs[1]));
  }

  SubjectPublicKeyInfo info() {
    return info;
  }

  /** The key as a signer of certificates. */
  ContentSigner contentSigner() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    return new ContentSigner() {
      @Override
      public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
      }

      @Override
      public OutputStream getOutputStream() {
        return content;
      }

      @Override
      public byte[] getSignature() {
        return sign(content.toByteArray());
      }
    };
  }

  private BigInteger[] rs(byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, secret);
    return signer.generateSignature(Digests.sha256(message));
  }

  private static byte[] encode(BigInteger r, BigInteger s) {
    try {
      return StandardDSAEncoding.INSTANCE.encode(P256.getN(), r, s);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
