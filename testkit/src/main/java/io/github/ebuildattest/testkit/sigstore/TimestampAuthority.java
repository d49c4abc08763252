package io.github.ebuildattest.testkit.sigstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.util.CollectionStore;

/**
 * A timestamp authority (RFC 3161): a root, and a certificate that it issued to sign timestamps
 * only.
 */
public final class TimestampAuthority {

  private static final X500Name ROOT = new X500Name("O=testkit,CN=testkit timestamp root");
  private static final X500Name NAME = new X500Name("O=testkit,CN=testkit timestamps");
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2069-12-31T23:59:59Z");
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2");
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  private final SigningKey key;
  private final X509CertificateHolder root;
  private final X509CertificateHolder leaf;

  private TimestampAuthority(
      SigningKey key, X509CertificateHolder root, X509CertificateHolder leaf) {
    this.key = key;
    this.root = root;
    this.leaf = leaf;
  }

  /** An authority whose certificate is as it should be. */
  static TimestampAuthority of(SigningKey rootKey, SigningKey key) {
    return of(rootKey, key, KeyPurposeId.id_kp_timeStamping, true, END);
  }

  /**
   * An authority whose certificate may be wrong.
   *
   * @param purpose its extended key usage
   * @param critical whether that is marked critical, as RFC 3161 §2.3 requires
   * @param notAfter the end of its validity
   */
  static TimestampAuthority of(
      SigningKey rootKey,
      SigningKey key,
      KeyPurposeId purpose,
      boolean critical,
      Instant notAfter) {
    try {
      X509v3CertificateBuilder root = certificate(ROOT, rootKey, BigInteger.ONE, END);
      root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      X509v3CertificateBuilder leaf = certificate(NAME, key, BigInteger.TWO, notAfter);
      leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      leaf.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose));
      return new TimestampAuthority(
          key, root.build(rootKey.contentSigner()), leaf.build(rootKey.contentSigner()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509v3CertificateBuilder certificate(
      X500Name name, SigningKey subject, BigInteger serial, Instant notAfter) {
    return new X509v3CertificateBuilder(
        ROOT, serial, Date.from(START), Date.from(notAfter), name, subject.info());
  }

  /** The same, with the root of another authority in its chain. */
  TimestampAuthority underRootOf(TimestampAuthority other) {
    return new TimestampAuthority(key, other.root, leaf);
  }

  /** The chain from the signing certificate to the root, each in DER. */
  List<byte[]> chain() {
    return List.of(Der.encoded(leaf.toASN1Structure()), Der.encoded(root.toASN1Structure()));
  }

  /**
   * A token over a message: a ContentInfo, DER.
   *
   * @param embedded whether the token carries the authority's certificate, as most do
   */
  public byte[] token(byte[] message, Instant time, boolean embedded) {
    return Der.encoded(sign(message, time, embedded));
  }

  /** The response that grants such a token, DER; Sigstore's bundles carry these. */
  public byte[] response(byte[] message, Instant time) {
    return Der.encoded(
        new TimeStampResp(
            new PKIStatusInfo(PKIStatus.granted, (PKIFreeText) null), sign(message, time, true)));
  }

  private ContentInfo sign(byte[] message, Instant time, boolean embedded) {
    TSTInfo info =
        new TSTInfo(
            POLICY,
            new MessageImprint(SHA256, Digests.sha256(message)),
            new ASN1Integer(new BigInteger(1, Digests.sha256(message), 0, 8)),
            new ASN1GeneralizedTime(Date.from(time)),
            null,
            null,
            null,
            null,
            null);
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(
                new SigningCertificateV2(
                    new ESSCertIDv2(
                        SHA256, Digests.sha256(Der.encoded(leaf.toASN1Structure())))))));
    // otherwise the generator would use the current time
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time)))));
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
              .build(key.contentSigner(), leaf));
      if (embedded) {
        generator.addCertificates(new CollectionStore<>(List.of(leaf)));
      }
      return generator
          .generate(
              new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, Der.encoded(info)),
              true)
          .toASN1Structure();
    } catch (CMSException | OperatorCreationException e) {
      throw new IllegalStateException("a timestamp can always be signed", e);
    }
  }
}
