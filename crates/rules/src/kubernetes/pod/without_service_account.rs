use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "24b132df-5cc7-4823-8029-f898e1c50b72",
    aliases: &["kubernetes/service_account_name_undefined_or_empty"],
    severity: Low,
    category: InsecureDefaults,
    cwe: 665,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_name),
    ..rule("kubernetes-pod-without-service-account", include_str!("without_service_account.md"))
};

const NAME: &str = "service_account_name";

fn check_name(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::specs(workload), |spec| {
        if spec.is_given(NAME)? {
            return Ok(());
        }
        let name = spec.value(NAME);
        let at = if name.is_null() { spec.header() } else { spec.place(NAME) };
        cx.flag(at, spec.actual(NAME)).about(spec.path_of(NAME)).because(&name);
        Ok(())
    })
}
