package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.attestation.document.Asn1Depth;
import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.ShapeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ASN.1 can be nested as deep as its bytes are many, and is read by recursion. */
class DeepTimestampTest {

  private static final byte[] SIGNATURE = "a signature".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @ValueSource(ints = {0x30, 0x31, 0x24, 0xa0})
  void refuses_what_would_exhaust_the_stack(int tag) {
    // constructed, of indefinite length, a hundred thousand times
    byte[] der = new byte[200_000];
    for (int i = 0; i < der.length; i += 2) {
      der[i] = (byte) tag;
      der[i + 1] = (byte) 0x80;
    }

    assertThatThrownBy(() -> SignedTimestamp.parse(Bytes.of(der)))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void refuses_a_token_that_is_nested_deep_where_nobody_looks() throws Exception {
    assertThat(SignedTimestamp.parse(Bytes.of(tokenWith(nested(1)))).time()).isEqualTo(TIME);
    assertThatThrownBy(() -> SignedTimestamp.parse(Bytes.of(tokenWith(nested(40)))))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("levels deep");
  }

  @Test
  void counts_sequences_sets_and_tags() throws Exception {
    for (int levels : List.of(0, 32)) {
      Asn1Depth.check(nested(levels));
    }
    ASN1Encodable inner = DERNull.INSTANCE;
    for (int i = 0; i < 11; i++) {
      inner = new DERTaggedObject(0, new DERSet(new DERSequence(inner)));
    }
    ASN1Encodable deep = inner;

    assertThatThrownBy(() -> Asn1Depth.check(nested(33))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Asn1Depth.check(deep)).isInstanceOf(ShapeException.class);
  }

  private static ASN1Encodable nested(int levels) {
    ASN1Encodable inner = DERNull.INSTANCE;
    for (int i = 0; i < levels; i++) {
      inner = new DERSequence(inner);
    }
    return inner;
  }

  /** An honest token; its signature does not cover this attribute. */
  private static byte[] tokenWith(ASN1Encodable attribute) throws Exception {
    CMSSignedData token =
        new CMSSignedData(SIGSTORE.timestampAuthority().token(SIGNATURE, TIME, true));
    SignerInformation signer = token.getSignerInfos().getSigners().iterator().next();
    Attribute unsigned =
        new Attribute(new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.9"), new DERSet(attribute));
    return CMSSignedData.replaceSigners(
            token,
            new SignerInformationStore(
                SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(unsigned))))
        .getEncoded();
  }
}
