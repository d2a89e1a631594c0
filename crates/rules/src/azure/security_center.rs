//! Microsoft Defender for Cloud: whom it tells, and what it watches.

mod alerts_not_emailed_to_administrators;
mod contact_without_address;
mod contact_without_alerts;
mod contact_without_phone;
mod subscription_without_defender;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &alerts_not_emailed_to_administrators::RULE,
    &contact_without_address::RULE,
    &contact_without_alerts::RULE,
    &contact_without_phone::RULE,
    &subscription_without_defender::RULE,
];
