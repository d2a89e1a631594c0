use crate::prelude::*;
use tollgate_core::join::is_attribute_of;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "d313f8e8-387a-465a-8a25-f59df33de095",
    aliases: &["aws/vpc_endpoint_without_private_dns"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 710,
    targets: &["aws_vpc_endpoint"],
    fix: Some(Unsafe),
    check: Check::Block(check_name),
    ..rule("aws-vpc-endpoint-without-private-dns", include_str!("endpoint_without_private_dns.md"))
};

const PRIVATE: &str = "private_dns_enabled";

fn check_name(endpoint: &Block, cx: &mut Cx) -> Checked {
    let judged = both(is_one_of(endpoint, "vpc_endpoint_type", &["Interface"]), is_of_aws(endpoint))?;
    if !judged || endpoint.is_true(PRIVATE)? || is_named(endpoint, cx)? {
        return Ok(());
    }
    if let Some(module) = cx.given_away(endpoint, &["dns_entry"]) {
        return Err(module);
    }
    let message =
        format!("{}, so clients go on to the public address of the service", endpoint.actual(PRIVATE));
    cx.wrong(endpoint, PRIVATE, message).set(endpoint, PRIVATE, "true");
    Ok(())
}

/// Whether an endpoint is for a service of AWS whose name it can take. Those of S3 and DynamoDB stand beside a gateway
/// endpoint in most networks, which takes it.
fn is_of_aws(endpoint: &Block) -> Checked<bool> {
    let service = endpoint.string("service_name")?;
    Ok(service.is_some_and(|it| {
        let is_other =
            it.starts_with("com.amazonaws.vpce.") || it.ends_with(".s3") || it.ends_with(".dynamodb");
        it.starts_with("com.amazonaws.") && !is_other
    }))
}

/// Whether a record gives the endpoint a name in a zone of one's own.
fn is_named(endpoint: &Block, cx: &Cx) -> Checked<bool> {
    let wanted = Wanted::anything_of(endpoint, "dns_entry", "aws_vpc_endpoint").read_by(named_by);
    let names =
        |record: &Block| Ok(named_by(record, "", cx).iter().any(|it| is_attribute_of(it, &endpoint.address)));
    cx.joined("aws_route53_record", "alias", wanted, names).exist()
}

/// What a record leads to.
fn named_by(record: &Block, _: &str, _: &Cx) -> Vec<Value> {
    let aliases = record.each("alias").into_iter().map(|alias| alias.value("name"));
    record.value("records").items().into_iter().chain(aliases).filter(|it| !it.is_null()).collect()
}
