use crate::prelude::*;

rule! {
    /// API Gateway without WAF
    ///
    /// A web application firewall turns away injections, bots and floods before they reach the API. Nothing protects a
    /// stage that no web ACL is associated with.
    ///
    /// Associate a web ACL with the stage's `arn`, by an `aws_wafv2_web_acl_association` (or, for WAF Classic, an
    /// `aws_wafregional_web_acl_association`).
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_stage" "live" { # finding
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    ///
    /// resource "aws_wafv2_web_acl_association" "test" {
    ///   resource_arn = aws_api_gateway_stage.test.arn
    ///   web_acl_arn  = aws_wafv2_web_acl.public.arn
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    ///
    /// resource "aws_wafv2_web_acl_association" "live" {
    ///   resource_arn = aws_api_gateway_stage.live.arn
    ///   web_acl_arn  = aws_wafv2_web_acl.public.arn
    /// }
    /// ```
    id: "aws-api-gateway-stage-without-waf",
    guid: "a186e82c-1078-4a7b-85d8-579561fde884",
    aliases: ["aws/api_gateway_without_waf", "CKV2_AWS_29"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 778,
    targets: ["aws_api_gateway_stage"],
    check: Check::Block(has_web_acl),
}

const ASSOCIATIONS: [&str; 2] = ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"];

fn has_web_acl(stage: &Block, cx: &mut Cx) -> Checked {
    let protected =
        value::any(ASSOCIATIONS, |kind| cx.referring(kind, "resource_arn", stage, &["arn"]).exist())?;
    if !protected {
        cx.flag(stage.header(), "no web ACL is associated with this stage");
    }
    Ok(())
}
