use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fe08b81c-12e9-4b5e-9006-4218fca750fd",
    aliases: &["tencentcloud/clb_listener_using_insecure_protocols", "CKV_TC_12"],
    severity: Medium,
    category: Encryption,
    cwe: 284,
    targets: &["tencentcloud_clb_listener"],
    check: Check::Block(check_protocol),
    ..rule("tencentcloud-clb-listener-accepts-http", include_str!("listener_accepts_http.md"))
};

fn check_protocol(listener: &Block, cx: &mut Cx) -> Checked {
    let redirects =
        || cx.referring(REDIRECTION, "source_listener_id", listener, &["listener_id", "id"]).exist();
    if both(is_one_of(listener, "protocol", &["HTTP"]), not(redirects()))? {
        let message = "`protocol` is `HTTP`, and no `tencentcloud_clb_redirection` redirects to HTTPS";
        cx.wrong(listener, "protocol", message);
    }
    Ok(())
}

const REDIRECTION: &str = "tencentcloud_clb_redirection";
