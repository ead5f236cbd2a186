//! The values of a service's parameters, from settings and back.

use shared::Value;
use shared::by_name::ByName;
use shared::service::{Parameter, Plan};
use shared::settings::{Contact, Embed, ParameterValue, ServiceSettings, Settings};
use shared::value::Type;

/// What a municipality set, in the order of the service's parameters; none where it set nothing
/// or something of another type.
pub(super) fn parameters(plan: &Plan, settings: &Settings) -> Vec<Option<Value>> {
    let service = plan.service();
    let own = settings.services.get(&service.id);
    let set = |parameter: &Parameter| own?.parameters.get(&parameter.name);
    let value = |parameter: &Parameter| match (
        parameter.value,
        set(parameter).or(parameter.default.as_ref())?,
    ) {
        (Type::YesNo, ParameterValue::YesNo(value)) => Some(Value::YesNo(*value)),
        (Type::Date, ParameterValue::Text(text)) => text.parse().ok().map(Value::Date),
        (Type::Text, ParameterValue::Text(text)) => Some(Value::Text(text.clone())),
        (Type::YesNo | Type::Date | Type::Text, _) => None,
        (_, ParameterValue::Number(number)) => Some(Value::Number(*number)),
        _ => None,
    };
    service.parameters.iter().map(value).collect()
}

/// Settings of no municipality in particular that set the parameters so.
pub(super) fn with_parameters(plan: &Plan, values: &[Option<Value>]) -> Settings {
    let service = plan.service();
    let mut parameters = ByName::new();
    for (parameter, value) in service.parameters.iter().zip(values) {
        let set = match value {
            Some(Value::YesNo(value)) => ParameterValue::YesNo(*value),
            Some(Value::Number(number)) => ParameterValue::Number(*number),
            Some(Value::Text(text)) => ParameterValue::Text(text.clone()),
            Some(Value::Date(day)) => ParameterValue::Text(day.to_string()),
            _ => continue,
        };
        parameters.insert(parameter.name.clone(), set);
    }
    let mut services = ByName::new();
    services
        .insert(service.id.clone(), ServiceSettings { parameters, ..ServiceSettings::default() });
    Settings {
        ars: "000000000000".to_owned(),
        name: String::new(),
        demo: true,
        theme: String::new(),
        contact: Contact {
            office: ByName::new(),
            street: String::new(),
            postcode: String::new(),
            place: String::new(),
            telephone: String::new(),
            email: String::new(),
            hours: ByName::new(),
        },
        notices: ByName::new(),
        feedback: String::new(),
        draft_days: 30,
        embed: Embed::default(),
        services,
    }
}
