use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// Elasticsearch domain with vulnerable policy
    ///
    /// A domain with a public endpoint, whose policy admits everybody, answers searches of strangers and lets
    /// them write and delete indices without signing a request. Search clusters left open like that are found
    /// and emptied within hours. All actions (`es:*`) include deleting the domain.
    ///
    /// Name the roles that search and write, with the `es:ESHttp…` actions that they need, or give the
    /// addresses they come from in a `Condition`. For a domain in a VPC or with fine-grained access control,
    /// a policy for everybody is right if it is confined to `es:ESHttp*`.
    ///
    /// ```hcl bad
    /// resource "aws_elasticsearch_domain_policy" "search" {
    ///   domain_name = aws_elasticsearch_domain.search.domain_name
    ///   access_policies = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "es:ESHttpGet"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_opensearch_domain" "search" {
    ///   domain_name = "search"
    ///   access_policies = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/search" }
    ///       Action    = "es:*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_opensearch_domain" "search" {
    ///   domain_name = "search"
    ///
    ///   vpc_options {
    ///     subnet_ids = ["subnet-0a1b2c3d"]
    ///   }
    /// }
    ///
    /// resource "aws_opensearch_domain_policy" "search" {
    ///   domain_name = aws_opensearch_domain.search.domain_name
    ///   access_policies = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "es:ESHttp*"
    ///     }]
    ///   })
    /// }
    ///
    /// resource "aws_elasticsearch_domain_policy" "logs" {
    ///   domain_name = "logs"
    ///   access_policies = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = "es:ESHttpPost"
    ///       Condition = { IpAddress = { "aws:SourceIp" = "203.0.113.7" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "client" {}
    ///
    /// resource "aws_elasticsearch_domain" "search" {
    ///   domain_name = "search"
    ///   access_policies = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = var.client }
    ///       Action    = "es:ESHttpGet"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-elasticsearch-domain-policy-open",
    guid: "16c4216a-50d3-4785-bfb2-4adb5144a8ba",
    aliases: ["aws/elasticsearch_domain_with_vulnerable_policy"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: [
        "aws_elasticsearch_domain_policy",
        "aws_opensearch_domain_policy",
        "aws_elasticsearch_domain",
        "aws_opensearch_domain",
    ],
    modules: [
        ModuleInputs { source: "terraform-aws-modules/elasticsearch/aws", renamed: &[] },
        ModuleInputs { source: "terraform-aws-modules/opensearch/aws", renamed: &[] },
    ],
    check: Check::Block(is_narrow),
}

fn is_narrow(block: &Block, cx: &mut Cx) -> Checked {
    let guarded = is_guarded(block, cx);
    policy::each(block, "access_policies", cx, |statement| {
        let searches_only = || statement.covers("es:DeleteDomain").map(|manages| !manages);
        match policy::too_wide(statement, "es:*")? {
            Some(_) if both(guarded.clone(), searches_only())? => Ok(None),
            verdict => Ok(verdict),
        }
    })
}

/// Whether something else keeps strangers out: the security groups of a VPC, or users of its own.
fn is_guarded(block: &Block, cx: &Cx) -> Checked<bool> {
    let domain = match block.kind() {
        "aws_elasticsearch_domain_policy" => "aws_elasticsearch_domain",
        "aws_opensearch_domain_policy" => "aws_opensearch_domain",
        _ => return guards_itself(block),
    };
    cx.referred(domain, &["domain_name"], block, "domain_name").any(guards_itself)
}

fn guards_itself(domain: &Block) -> Checked<bool> {
    let users = domain.any("advanced_security_options", |options| {
        Ok(options.bool("enabled")?.is_some_and(|enabled| *enabled))
    });
    either(domain.is_set("vpc_options"), users)
}
