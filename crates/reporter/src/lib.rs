//! Findings in the formats that people and dashboards read.
