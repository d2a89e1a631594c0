use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e2c83c1f-84d7-4467-966c-ed41fd015bb9",
    aliases: &["kubernetes/ingress_controller_exposes_workload"],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 779,
    pedantic: true,
    targets: &["kubernetes_ingress", "kubernetes_ingress_v1"],
    check: Check::Block(check_backends),
    ..rule("kubernetes-ingress-exposes-service", include_str!("exposes_service.md"))
};

fn check_backends(ingress: &Block, cx: &mut Cx) -> Checked {
    value::each(ingress.each("spec"), |spec| {
        let rules = spec.each("rule");
        let paths = rules.iter().flat_map(|rule| rule.each("http")).flat_map(|http| http.each("path"));
        let backends: Vec<_> = paths.flat_map(|path| path.each("backend")).collect();
        let others = ["default_backend", "backend"].into_iter().flat_map(|kind| spec.each(kind));
        let Some(backend) = backends.into_iter().chain(others).next() else { return Ok(()) };
        if backend.if_present(Ok(true), ingress)? {
            let service = backend.first("service").map(|it| it.value("name"));
            let service = service.unwrap_or_else(|| backend.value("service_name"));
            cx.flag(backend.header(), format!("the ingress leads to the service `{service}`"));
        }
        Ok(())
    })
}
