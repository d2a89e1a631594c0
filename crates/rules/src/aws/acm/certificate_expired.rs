use crate::prelude::*;

rule! {
    /// Certificate has expired
    ///
    /// Clients refuse a connection whose certificate has expired, and people who are told to click through
    /// the warning learn to do so for a forged one, too. A certificate that is imported is not renewed by
    /// AWS.
    ///
    /// Import a new certificate before the old one ends, or let ACM issue it (`validation_method = "DNS"`):
    /// then it is renewed without anybody's doing.
    ///
    /// ```hcl bad
    /// resource "aws_acm_certificate" "api" {
    ///   certificate_body = <<-PEM # finding
    ///     -----BEGIN CERTIFICATE-----
    ///     MIIBGzCBwgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9hcGkuZXhhbXBsZS5j
    ///     b20wHhcNMjIwMTAxMDAwMDAwWhcNMjMwMTAxMDAwMDAwWjAaMRgwFgYDVQQDDA9h
    ///     cGkuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATboHpVEEKt
    ///     SkDcOxa59RrMWdAI0oNgYI6pT1fsEQBc9YaHwTeO4IiY8EAnMPQdgLe3pv+kVa43
    ///     IWi6Gzntt2ptMAoGCCqGSM49BAMCA0gAMEUCIQDDXlnDGEhoLe41Pzut6uK3xasH
    ///     BkMvkPSFmJTxf7X9TAIgdmD5kTnm59sEJ1ZijI3p/p4rJZeGE+iEavFwf36VvZA=
    ///     -----END CERTIFICATE-----
    ///   PEM
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_acm_certificate" "api" {
    ///   certificate_body = <<-PEM
    ///     -----BEGIN CERTIFICATE-----
    ///     MIIBHTCBxAIBAjAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9hcGkuZXhhbXBsZS5j
    ///     b20wIBcNMjIwMTAxMDAwMDAwWhgPMjA5OTAxMDEwMDAwMDBaMBoxGDAWBgNVBAMM
    ///     D2FwaS5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHHN/Kbz
    ///     V0MVZ+PAst9twf/FY+OHyTKhBorlYn/5MH+aUmgGCm1CrZnM0XPPsvI1CNIgj1ob
    ///     XP4o1q1+uL/hWBswCgYIKoZIzj0EAwIDSAAwRQIgbdr8Q7I1BenSZpUnJLYpCldI
    ///     L0ZIS7jBlZasmMLj/AkCIQDBiooaVBPuAX4RaSd2soe0rUrXgeUDOo/NINnfJLHF
    ///     vA==
    ///     -----END CERTIFICATE-----
    ///   PEM
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "certificate" {}
    ///
    /// resource "aws_iam_server_certificate" "api" {
    ///   certificate_body = var.certificate
    ///   private_key      = var.certificate
    /// }
    /// ```
    id: "aws-acm-certificate-expired",
    guid: "c3831315-5ae6-4fa8-b458-3d4d5ab7a3f6",
    aliases: [
        "aws/certificate_has_expired",
        "AVD-AWS-0168", "AWS-0168", "aws-iam-remove-expired-certificates",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 298,
    targets: super::CERTIFICATES,
    check: Check::Block(is_valid),
}

fn is_valid(block: &Block, cx: &mut Cx) -> Checked {
    let Some(today) = cx.today().map(str::to_owned) else { return Ok(()) };
    super::with_certificate(
        block,
        |certificate| {
            let end = certificate.validity().not_after.to_datetime().date().to_string();
            // Days as `YYYY-MM-DD` are in order as texts.
            (end < today).then(|| format!("`certificate_body` has expired on {end}"))
        },
        cx,
    )
}
