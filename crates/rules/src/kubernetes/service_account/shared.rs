use crate::kubernetes::shared::{pods, selectors};
use crate::prelude::*;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    guid: "f74b9c43-161a-4799-bc95-0b0ec81801b9",
    aliases: &["kubernetes/shared_service_account"],
    severity: Low,
    category: SecretManagement,
    cwe: 200,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_account),
    ..rule("kubernetes-service-account-shared", include_str!("shared.md"))
};

const NAME: &str = "service_account_name";

/// How many workloads name a service account, by namespace and name, as far as both are known.
struct Users(BTreeMap<(String, String), usize>);

fn check_account(workload: &Block, cx: &mut Cx) -> Checked {
    let users = cx.once(|cx| {
        let mut users = BTreeMap::new();
        for kind in pods::WORKLOADS {
            for it in cx.resources(kind).iter().take_while(|_| cx.charge(1)) {
                accounts(it).into_iter().for_each(|account| *users.entry(account).or_insert(0) += 1);
            }
        }
        Users(users)
    });
    value::each(pods::specs(workload), |spec| {
        if let Some(count) = account(workload, &spec).and_then(|it| users.0.get(&it)).filter(|it| **it > 1) {
            let message = format!("{}, which {count} workloads use", spec.actual(NAME));
            cx.wrong(&spec, NAME, message);
        }
        spec.string(NAME).map(drop)
    })
}

/// The service accounts that a workload names, each once.
fn accounts(workload: &Block) -> Vec<(String, String)> {
    let mut accounts: Vec<_> =
        pods::specs(workload).iter().filter_map(|spec| account(workload, spec)).collect();
    accounts.dedup();
    accounts
}

fn account(workload: &Block, spec: &Block) -> Option<(String, String)> {
    let (namespace, name) = (selectors::namespace(workload), spec.value(NAME));
    let name = name.as_str().filter(|it| !matches!(*it, "" | "default"))?;
    Some((namespace.as_str()?.to_owned(), name.to_owned()))
}
