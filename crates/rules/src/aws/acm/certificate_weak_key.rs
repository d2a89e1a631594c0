use crate::prelude::*;
use x509_parser::public_key::PublicKey;

rule! {
    /// Certificate RSA key bytes lower than 256
    ///
    /// RSA keys of less than 2048 bits (256 bytes) are within reach of those who can pay for the computation:
    /// whoever factors the key reads recorded traffic and poses as the server.
    ///
    /// Make a key of 2048 bits or more, or an elliptic one (P-256), and a certificate for it.
    ///
    /// ```hcl bad
    /// resource "aws_acm_certificate" "api" {
    ///   certificate_body = <<-PEM # finding
    ///     -----BEGIN CERTIFICATE-----
    ///     MIIBpTCCAQ4CAQMwDQYJKoZIhvcNAQELBQAwGjEYMBYGA1UEAwwPYXBpLmV4YW1w
    ///     bGUuY29tMCAXDTIyMDEwMTAwMDAwMFoYDzIwOTkwMTAxMDAwMDAwWjAaMRgwFgYD
    ///     VQQDDA9hcGkuZXhhbXBsZS5jb20wgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGB
    ///     ANqnz9Ov1BQAvP2YOz11wmFn1kxcpCmL06UN9dSbvCYDSlRvg8mhJbaxOIxo53Yt
    ///     /jmvB7H7NGX0kq9Mt5l9Bw8CTqFaIjBCIIP50JvMR6Lces7G2Wr+x6HiB9F4/Byd
    ///     in8n60kInpB9zvloKTr90bFUmU9Lnc1AWocyxbBDAFcjAgMBAAEwDQYJKoZIhvcN
    ///     AQELBQADgYEAq477WI3C1qja7ZfP7tI3crmS8+ZwDtL9jeKV7wu2mzdxcg2uqd+Y
    ///     s1SoOQ3ixpUrwUQsnn+98atHsZ5r81rPpA087u3RppIFixIqTvsyFvdwG/SLYyWC
    ///     3aIDrTq7JcZCPI2DVtVCWNi7gDV6DPq0kSGTSij2/pdkojp41G8jVlo=
    ///     -----END CERTIFICATE-----
    ///   PEM
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_acm_certificate" "api" {
    ///   certificate_body = <<-PEM
    ///     -----BEGIN CERTIFICATE-----
    ///     MIICqjCCAZICAQQwDQYJKoZIhvcNAQELBQAwGjEYMBYGA1UEAwwPYXBpLmV4YW1w
    ///     bGUuY29tMCAXDTIyMDEwMTAwMDAwMFoYDzIwOTkwMTAxMDAwMDAwWjAaMRgwFgYD
    ///     VQQDDA9hcGkuZXhhbXBsZS5jb20wggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEK
    ///     AoIBAQCrYMM+F44iWj7nphZFG+Uwo9qWm8OGTgOcZdFKx2mc8aYFlpv8fukSRYaU
    ///     D7jJV5NksAWuAriVHVU6nd9toRWX6+JUEYwuRu+C1iFK7JCICeTxuf0S3Q0T2A4A
    ///     sgIfZfI8MM58l0RvUNN/rYt8lHZjWTAk+05wvNpVpu9Z215em7gIVZoN7xhK3s6w
    ///     OwpHGSjZQxvlN17T6UpVDqPg+B/r54ekRIH0QtN/Snb+1Em7oNEmpJz+vHZmwuA1
    ///     7TeiGW8cssmFqz87BOMYw/2JNTUzYDdzpiU4pPJGYtLM+74m69Cp8TN2vV7vfnXt
    ///     k9gvjMv5fTCLjFvt1EVnshMvNwKvAgMBAAEwDQYJKoZIhvcNAQELBQADggEBAJyR
    ///     HoN0dQmJXIcFTfY2fZ+Ucwc7RKyRl9K5kZh0TXj1+Gjd1dGAnEWPPx6PiVZ+45UD
    ///     4in5Pp4s1hYbjhdMJ78z8SbhcDI0s6vTTNNNBelHsq1j81ZcXCJ+OiPXLM9b6DM8
    ///     C8ST/Zqy2MP5gBNyBImKi4yf8+VjOblGER6PM6z6yUQPoQYq8amLKn+nYZuxz9ST
    ///     ryhYZFiB1ajEBigMM+EPh/uzGCt4iHK4a0JEy6/Zfg6Omc7yYbXJYDD3illi4mRD
    ///     ibsxT73nqj7Nv9kNIz/tgdm7RQqU8XzZYC9SS7VF4BYKNsTk3viVq4pAfRgWeihA
    ///     /DblWkHWwoG5Ru0zQjQ=
    ///     -----END CERTIFICATE-----
    ///   PEM
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "certificate" {}
    ///
    /// resource "aws_api_gateway_domain_name" "api" {
    ///   domain_name      = "api.example.com"
    ///   certificate_body = var.certificate
    /// }
    /// ```
    id: "aws-acm-certificate-weak-key",
    guid: "874d68a3-bfbe-4a4b-aaa0-9e74d7da634b",
    aliases: ["aws/certificate_rsa_key_bytes_lower_than_256"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: super::CERTIFICATES,
    check: Check::Block(is_long),
}

fn is_long(block: &Block, cx: &mut Cx) -> Checked {
    super::with_certificate(
        block,
        |certificate| match certificate.public_key().parsed() {
            Ok(PublicKey::RSA(key)) if key.key_size() < 2048 => {
                Some(format!("the RSA key of `certificate_body` has {} bits, must have 2048", key.key_size()))
            }
            _ => None,
        },
        cx,
    )
}
