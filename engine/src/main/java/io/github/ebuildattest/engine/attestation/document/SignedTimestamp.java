package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * A timestamp of a timestamp authority (RFC 3161), unjudged. Documents carry the token alone (a
 * ContentInfo, §2.4.2), or the whole response around it as Sigstore's bundles do; the two begin
 * with different ASN.1 types, so nothing can be read as both.
 *
 * @param token signed by the authority
 * @param time when the authority saw the message (genTime)
 * @param response the token inside a response that grants it, in DER, which is what sigstore-java
 *     reads
 */
public record SignedTimestamp(TimeStampToken token, Instant time, Bytes response) {

  /**
   * Reads a token or a response.
   *
   * @throws ShapeException where it is neither, more than one, or a response that grants nothing
   */
  public static SignedTimestamp parse(Bytes der) throws ShapeException {
    try {
      // throws where bytes follow
      ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der.toArray()));
      ContentInfo content =
          sequence.size() > 0 && sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier
              ? ContentInfo.getInstance(sequence)
              : granted(TimeStampResp.getInstance(sequence));
      Asn1Depth.check(content.toASN1Primitive());
      TimeStampToken token = new TimeStampToken(content);
      Asn1Depth.check(token.getTimeStampInfo().toASN1Structure().toASN1Primitive());
      TimeStampResp response =
          new TimeStampResp(new PKIStatusInfo(PKIStatus.granted, (PKIFreeText) null), content);
      return new SignedTimestamp(
          token,
          token.getTimeStampInfo().getGenTime().toInstant(),
          Bytes.of(response.getEncoded()));
    } catch (IOException | TSPException | RuntimeException | StackOverflowError e) {
      // BouncyCastle throws many kinds of unchecked exceptions for what it does not expect, and
      // descends without a bound into sets and into values of indefinite length
      throw new ShapeException("a timestamp is not one of RFC 3161", e);
    }
  }

  private static ContentInfo granted(TimeStampResp response) throws ShapeException {
    int status = response.getStatus().getStatusObject().intValueExact();
    @Nullable ContentInfo token = response.getTimeStampToken();
    if (status > PKIStatus.GRANTED_WITH_MODS || token == null) {
      throw new ShapeException("a timestamp authority's response grants no timestamp");
    }
    return token;
  }
}
