use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e9b7acf9-9ba0-4837-a744-31e7df1e434d",
    aliases: &["aws/sqs_vpc_endpoint_without_dns_resolution"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 710,
    pedantic: true,
    targets: &["aws_vpc_endpoint"],
    fix: Some(Unsafe),
    check: Check::Block(check_network),
    ..rule("aws-vpc-endpoint-without-dns", include_str!("endpoint_without_dns.md"))
};

const VPC: &str = "vpc_id";
const DNS: &str = "enable_dns_support";

fn check_network(endpoint: &Block, cx: &mut Cx) -> Checked {
    if !is_one_of(endpoint, "vpc_endpoint_type", &["Interface"])? {
        return Ok(());
    }
    let of = |kind, names| cx.referred(kind, names, endpoint, VPC).filter(|it| is_off(it, DNS));
    let (networks, known) = of("aws_vpc", &["id"]);
    // A call of the registry module.
    let (calls, known_too) = of("module", &["vpc_id"]);
    let Some(network) = networks.first().or(calls.first()) else { return known.and(known_too) };
    let message = format!("`{VPC}` is `{}`, whose `{DNS}` is `false`", endpoint.value(VPC));
    cx.wrong(endpoint, VPC, message)
        .also(network.place(DNS), "the VPC resolves no names")
        .set(network, DNS, "true");
    Ok(())
}
