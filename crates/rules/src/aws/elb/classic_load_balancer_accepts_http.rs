use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8bab66ae-6b77-4ba7-ae27-695ef65f780b",
    aliases: &["aws/elb_classic_load_balancer_accepts_http", "CKV_AWS_376", "CKV_AWS_127"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_elb"],
    check: Check::Block(check_listeners),
    ..rule(
        "aws-elb-classic-load-balancer-accepts-http",
        include_str!("classic_load_balancer_accepts_http.md"),
    )
};

fn check_listeners(balancer: &Block, cx: &mut Cx) -> Checked {
    // Within the own networks it is a matter of policy.
    let internal = !matches!(balancer.is_true("internal"), Ok(false));
    value::each(balancer.each("listener"), |listener| {
        let Some(protocol) = listener.string("lb_protocol")? else { return Ok(()) };
        if protocol.eq_ignore_ascii_case("HTTP") {
            let message = format!("`{}` is `\"{protocol}\"`", listener.path_of("lb_protocol"));
            cx.wrong(&listener, "lb_protocol", message).caused_by(listener.header()).pedantic_if(internal);
        }
        Ok(())
    })
}
