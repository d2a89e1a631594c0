//! How fast a configuration is loaded, and what it takes to look at all that it evaluates to.
//!
//! `cargo bench -p tollgate-core -- --save-baseline main` keeps the figures, `-- --baseline main` compares with them.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails like a test")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::fmt::Write;
use std::path::Path;
use tollgate_core::engine;
use tollgate_core::eval::{Evaluator, Limits, Scope};
use tollgate_core::files::Memory;
use tollgate_core::load::load;

/// How many modules call the module that they have in common.
const CALLERS: usize = 100;

/// What is written in modules: values that go through variables, locals, functions, conditions and loops.
fn configuration() -> Memory {
    let shared = r#"
        variable "name" {}
        variable "ports" { default = [443] }
        locals {
          names = [for port in var.ports : "${var.name}-${port}" if port > 80]
          tags  = merge({ Name = upper(var.name) }, { for name in local.names : name => length(name) })
        }
        resource "aws_security_group" "this" {
          count = length(var.ports) > 0 ? 1 : 0
          name  = join("-", local.names)
          tags  = local.tags
          dynamic "ingress" {
            for_each = toset([for port in var.ports : tostring(port)])
            content {
              from_port   = tonumber(ingress.value)
              cidr_blocks = [cidrsubnet("10.0.0.0/8", 8, ingress.key % 256)]
            }
          }
        }
        output "group" { value = aws_security_group.this[0].name }
    "#;
    let mut root = String::new();
    for caller in 0..CALLERS {
        let (name, ports) = (format!("m{caller}"), format!("[for it in range(20) : it * {caller} + 80]"));
        writeln!(
            root,
            "module \"{name}\" {{\n  source = \"./shared\"\n  name   = \"{name}\"\n  ports  = {ports}\n}}"
        )
        .unwrap();
        writeln!(root, "resource \"aws_instance\" \"{name}\" {{\n  name = module.{name}.group\n}}").unwrap();
    }
    Memory::default().with("/scan/main.tf", root).with("/scan/shared/main.tf", shared)
}

fn bench(criterion: &mut Criterion) {
    let files = configuration();
    let mut group = criterion.benchmark_group("configuration");
    let loaded = || load(files.inputs(), &[], Path::new("/scan"), &files, &());
    group.bench_function("load", |bencher| bencher.iter(loaded));
    let project = loaded();
    let root = engine::roots(&project)[0];
    group.bench_function("evaluate", |bencher| {
        bencher.iter(|| {
            let evaluator = Evaluator::new(&project, root, &files, Limits::default());
            let instances = evaluator.all_instances();
            let values = instances.iter().flat_map(|&instance| {
                let module = evaluator.module(instance);
                let attributes = module.resources.iter().flat_map(|it| it.block.block().body().attributes());
                let value = |attribute: tollgate_core::syntax::Attribute<'_>| {
                    let scope = Scope { instance, source: attribute.source(), bindings: None };
                    evaluator.evaluate(attribute.expr(), &scope).weight()
                };
                attributes.map(value).collect::<Vec<_>>()
            });
            values.sum::<u32>()
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
