#include "kiosk/domain/parse/parts.h"

#include <fmt/format.h>

namespace kiosk::domain::parse {
namespace {

template <class Enum, std::size_t Count>
using Names = std::array<std::pair<std::string_view, Enum>, Count>;

constexpr IntegerRange year_range{1945, 2100};

constexpr Names<TimeUnit, 4> unit_names = {{{"HARI_KERJA", TimeUnit::WorkingDays},
                                            {"HARI", TimeUnit::CalendarDays},
                                            {"JAM", TimeUnit::Hours},
                                            {"MENIT", TimeUnit::Minutes}}};
constexpr Names<TimeStart, 2> start_names = {
    {{"BERKAS_LENGKAP_BENAR", TimeStart::FileCompleteAndCorrect},
     {"BERKAS_DITERIMA", TimeStart::FileReceived}}};
constexpr Names<FeeKind, 3> fee_names = {
    {{"FREE", FeeKind::Free}, {"FIXED", FeeKind::Fixed}, {"FORMULA", FeeKind::Formula}}};
constexpr Names<ChannelKind, 12> channel_names = {{{"ADDRESS", ChannelKind::Address},
                                                   {"COUNTER", ChannelKind::Counter},
                                                   {"LETTER", ChannelKind::Letter},
                                                   {"PHONE", ChannelKind::Phone},
                                                   {"SMS", ChannelKind::Sms},
                                                   {"WHATSAPP", ChannelKind::WhatsApp},
                                                   {"EMAIL", ChannelKind::Email},
                                                   {"TWITTER", ChannelKind::Twitter},
                                                   {"INSTAGRAM", ChannelKind::Instagram},
                                                   {"WEB", ChannelKind::Web},
                                                   {"FORM", ChannelKind::Form},
                                                   {"BOX", ChannelKind::Box}}};
constexpr Names<FacilityClass, 6> class_names = {{{"P", FacilityClass::PublicPlace},
                                                  {"D", FacilityClass::ServiceDesk},
                                                  {"S", FacilityClass::StaffOnly},
                                                  {"H", FacilityClass::KioskDevice},
                                                  {"E", FacilityClass::Equipment},
                                                  {"B", FacilityClass::Building}}};
constexpr Names<StandardPart, 2> standard_parts = {
    {{"A", StandardPart::Delivery}, {"B", StandardPart::Management}}};

/// Files that are a component by themselves carry their version.
void read_schema(Fields& fields) {
  fields.integer("schema", Need::Optional, schema_range, 1);
}

ProcedureStep read_step(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  ProcedureStep step{.text = fields.localized("text", Need::Required),
                     .desk = fields.identifier("desk", Need::Optional)};
  fields.finish();
  return step;
}

PrivacyNotice::Item read_notice_item(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  PrivacyNotice::Item item{.heading = fields.localized("heading", Need::Required),
                           .text = fields.localized("text", Need::Required)};
  fields.finish();
  return item;
}

Product read_product(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Product product{.id = fields.identifier("id", Need::Required),
                  .text = fields.localized("text", Need::Required),
                  .e_signed = fields.boolean("e_signed", false)};
  fields.finish();
  return product;
}

TextItem read_text_item(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  TextItem item{.label = fields.text("label", Need::Required),
                .text = fields.localized("text", Need::Required),
                .items = fields.list("items", Need::Optional, read_text_item)};
  fields.finish();
  return item;
}

ComplaintChannel read_channel(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  ComplaintChannel channel;
  channel.id = fields.identifier("id", Need::Required);
  channel.kind = fields.choice("kind", Need::Required, channel_names, ChannelKind::Address);
  channel.text = fields.localized("text", Need::Required);
  channel.uri = fields.text("uri", Need::Optional);
  channel.desk = fields.identifier("desk", Need::Optional);
  channel.facility = fields.integer("facility", Need::Optional, {1, 999}, 0);
  channel.verified = fields.boolean("verified", false);
  fields.finish();
  return channel;
}

FacilityClass read_facility_class(const JsonNode& node, Findings& findings) {
  for (const auto& [name, value] : class_names) {
    if (node.kind == NodeKind::String && node.text == name) return value;
  }
  findings.error(node, "a facility's class is one of P, D, S, H, E, B");
  return FacilityClass::StaffOnly;
}

Facility read_facility(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Facility facility;
  facility.number = fields.integer("no", Need::Required, {1, 999}, 0);
  facility.text = fields.localized("text", Need::Required);
  facility.classes = fields.list("classes", Need::Required, read_facility_class);
  facility.priority = fields.boolean("priority", false);
  facility.safety = fields.boolean("safety", false);
  fields.finish();
  if (facility.classes.empty()) findings.error(node, "the facility has no class");
  return facility;
}

Motto read_motto(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Motto motto{.name = fields.text("name", Need::Required),
              .meaning = fields.text("meaning", Need::Required)};
  fields.finish();
  return motto;
}

}  // namespace

Procedure read_procedure(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Procedure procedure;
  procedure.text = fields.localized("text", Need::Required);
  procedure.source = fields.localized("source", Need::Optional);
  procedure.references =
      fields.list("refs", Need::Optional, [](const JsonNode& number, Findings& number_findings) {
        if (number.kind == NodeKind::Integer && number.integer > 0 && number.integer < 1000) {
          return static_cast<int>(number.integer);
        }
        number_findings.error(number, "the number of a classification is expected here");
        return 0;
      });
  fields.find("summary", Need::Optional);  // the service's reader resolves it
  fields.finish();
  return procedure;
}

ProcedureFlow read_flow(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  ProcedureFlow flow;
  flow.classification = fields.integer("classification", Need::Required, {1, 999}, 0);
  flow.title = fields.localized("title", Need::Required);
  flow.applies_when = fields.localized("applies_when", Need::Optional);
  flow.steps = fields.list("steps", Need::Required, read_step);
  fields.finish();
  if (flow.steps.empty()) findings.error(node, "the flow has no steps");
  return flow;
}

ProcedureSummary read_summary(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  ProcedureSummary summary{.label = fields.localized("label", Need::Required),
                           .steps = fields.list("steps", Need::Required, read_step)};
  fields.finish();
  return summary;
}

CompletionTime read_time(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  CompletionTime time;
  time.n = fields.integer("n", Need::Required, {1, 1000}, 1);
  time.unit = fields.choice("unit", Need::Required, unit_names, TimeUnit::WorkingDays);
  time.start = fields.choice("start", Need::Required, start_names, TimeStart::FileReceived);
  time.text = fields.localized("text", Need::Required);
  fields.finish();
  return time;
}

Fee read_fee(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Fee fee;
  fee.kind = fields.choice("kind", Need::Required, fee_names, FeeKind::Formula);
  if (fee.kind == FeeKind::Fixed) fee.amount_idr = fields.amount("amount_idr");
  // A charge nobody can look up must not be asked for.
  const Need basis = fee.kind == FeeKind::Free ? Need::Optional : Need::Required;
  fee.legal_basis = fields.text("legal_basis", basis);
  fee.text = fields.localized("text", Need::Required);
  fields.finish();
  return fee;
}

Products read_products(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Products products{.text = fields.localized("text", Need::Required),
                    .items = fields.list("items", Need::Required, read_product)};
  fields.finish();
  check_unique(products.items, &Product::id, node, "items", findings);
  return products;
}

Complaints read_complaints(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  Complaints complaints;
  complaints.points = fields.list("points", Need::Required, read_text_item);
  complaints.channels_point = fields.integer("channels_point", Need::Required, {1, 100}, 1);
  complaints.channels = fields.list("channels", Need::Required, read_channel);
  complaints.window_days = fields.integer("window_days", Need::Required, {1, 366}, 30);
  complaints.answer_working_days =
      fields.integer("answer_working_days", Need::Required, {1, 366}, 14);
  fields.finish();
  check_unique(complaints.channels, &ComplaintChannel::id, node, "channels", findings);
  if (static_cast<std::size_t>(complaints.channels_point) > complaints.points.size()) {
    findings.error(node, "\"channels_point\" names no point");
  }
  return complaints;
}

LegalBasis read_legal_basis(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  LegalBasis basis;
  basis.type = fields.identifier("type", Need::Required);
  basis.number = fields.integer("no", Need::Required, {1, 9999}, 0);
  basis.year = fields.integer("year", Need::Required, year_range, 0);
  basis.title = fields.text("title", Need::Required);
  basis.text = fields.localized("text", Need::Required);
  basis.status_note = fields.localized("status_note", Need::Optional);
  basis.status_source = fields.text("status_source", Need::Optional);
  basis.checked_on = fields.date("checked_on", Need::Optional);
  fields.finish();
  return basis;
}

Facilities read_facilities(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  Facilities facilities{.items = fields.list("items", Need::Required, read_facility)};
  fields.finish();
  check_unique(facilities.items, &Facility::number, node, "items", findings);
  return facilities;
}

PrivacyNotice read_privacy_notice(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  PrivacyNotice notice{.version = fields.text("version", Need::Required),
                       .digest = {},
                       .items = fields.list("items", Need::Required, read_notice_item)};
  fields.finish();
  return notice;
}

TextList read_text_list(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  TextList list{.intro = fields.localized("intro", Need::Optional),
                .items = fields.list("items", Need::Required, read_text_item)};
  fields.finish();
  return list;
}

Guarantees read_guarantees(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  Guarantees guarantees{.items = fields.list("items", Need::Required, read_text_item),
                        .mottos = fields.list("mottos", Need::Optional, read_motto)};
  fields.finish();
  return guarantees;
}

Evaluation read_evaluation(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  read_schema(fields);
  Evaluation evaluation;
  evaluation.intro = fields.localized("intro", Need::Optional);
  evaluation.items = fields.list("items", Need::Required, read_text_item);
  evaluation.standard_per_year = fields.integer("standard_per_year", Need::Required, {1, 12}, 1);
  evaluation.survey_per_year = fields.integer("survey_per_year", Need::Required, {1, 12}, 4);
  fields.finish();
  return evaluation;
}

ComponentTitles read_titles(const JsonNode& node, Findings& findings) {
  struct FlowRow {
    int number = 0;
    StandardPart part = StandardPart::Delivery;
    std::string key;
    LocalizedText title;
  };
  Fields fields(node, findings);
  read_schema(fields);
  ComponentTitles titles;
  if (const JsonNode* parts = fields.find("parts", Need::Required)) {
    Fields part_fields(*parts, findings);
    titles.parts = {part_fields.localized("A", Need::Required),
                    part_fields.localized("B", Need::Required)};
    part_fields.finish();
  }
  const std::vector<FlowRow> rows = fields.list(
      "components", Need::Required, [](const JsonNode& row_node, Findings& row_findings) {
        Fields row(row_node, row_findings);
        FlowRow read{.number = row.integer("no", Need::Required, {1, 14}, 1),
                 .part = row.choice("part", Need::Required, standard_parts, StandardPart::Delivery),
                 .key = row.identifier("key", Need::Required),
                 .title = row.localized("title", Need::Required)};
        row.finish();
        return read;
      });
  fields.finish();
  if (rows.size() != component_count) {
    findings.error(node, "the standard has 14 components, 6 in part A and 8 in part B");
    return titles;
  }
  for (std::size_t i = 0; i < component_count; ++i) {
    const auto component = static_cast<Component>(i);
    if (rows[i].number != number_of(component) || rows[i].key != key_of(component) ||
        rows[i].part != part_of(component)) {
      findings.error(
          node, fmt::format("component {} must be \"{}\", 1 to 6 in part A, 7 to 14 in B", i + 1,
                            key_of(component)));
    }
    titles.components[i] = rows[i].title;
  }
  return titles;
}

std::vector<NamedNote> read_notes(const JsonNode& node, Findings& findings) {
  std::vector<NamedNote> notes;
  if (node.kind != NodeKind::Object) {
    findings.error(node, "an object { } of notes is expected here");
    return notes;
  }
  for (const JsonNode& child : node.children) {
    Fields fields(child, findings);
    Note note{.text = fields.localized("text", Need::Required),
              .label = fields.localized("label", Need::Optional),
              .source = fields.text("source", Need::Optional),
              .checked_on = fields.date("checked_on", Need::Optional)};
    fields.finish();
    notes.push_back({.id = child.key, .note = std::move(note)});
  }
  return notes;
}

}  // namespace kiosk::domain::parse
