#include "kiosk/domain/parse/survey_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/domain/parse/parts.h"

namespace kiosk::domain::parse {
namespace {

constexpr std::size_t most_officers = 2000;
/// More digits in a row than any room or badge has: an identity or telephone number (T9.3).
constexpr std::size_t most_digits = 6;

constexpr std::array<std::pair<std::string_view, SurveyElement>, survey_element_count>
    element_names = {{{"requirements", SurveyElement::Requirements},
                      {"procedure", SurveyElement::Procedure},
                      {"time", SurveyElement::Time},
                      {"fee", SurveyElement::Fee},
                      {"product", SurveyElement::Product},
                      {"competence", SurveyElement::Competence},
                      {"behaviour", SurveyElement::Behaviour},
                      {"facilities", SurveyElement::Facilities},
                      {"complaints", SurveyElement::Complaints}}};

bool has_long_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++digits > most_digits) return true;
    } else if (c != ' ' && c != '.' && c != '-') {
      digits = 0;
    }
  }
  return false;
}

/// Unlike elsewhere a member nobody knows is an error: nothing about people gets in by mistake.
void refuse_other_members(const JsonNode& node, Findings& findings) {
  constexpr std::array<std::string_view, 4> known{"code", "name", "unit", "active"};
  for (const auto& member : node.children) {
    if (std::ranges::find(known, member.key) != known.end()) continue;
    findings.error(member, "only code, name, unit and active may be told of an officer");
  }
}

Officer read_officer(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Officer officer{.code = fields.text("code", Need::Required),
                  .name = fields.text("name", Need::Required),
                  .unit = fields.localized("unit", Need::Required),
                  .active = fields.boolean("active", false)};
  refuse_other_members(node, findings);
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (officer.code.size() > 32 || !std::ranges::all_of(officer.code, allowed)) {
    findings.error(node, "\"code\" must be capital letters, digits and -, as on the badge");
  }
  const auto& unit = officer.unit;
  for (const std::string_view text :
       {std::string_view{officer.code}, std::string_view{officer.name}, unit.official(), unit.id(),
        unit.en(), unit.su()}) {
    if (has_long_number(text)) {
      findings.error(node, "the roster holds no identity or telephone numbers");
      break;
    }
  }
  return officer;
}

}  // namespace

SurveyQuestion read_survey_question(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  SurveyQuestion question;
  question.element =
      fields.choice("key", Need::Required, element_names, SurveyElement::Requirements);
  question.text = fields.localized("text", Need::Required);
  const auto options =
      fields.list("options", Need::Required, [](const JsonNode& option, Findings& option_findings) {
        return read_localized(option, option_findings, Need::Required);
      });
  fields.finish();
  if (options.size() != survey_option_count) {
    findings.error(node, "a question has four options, worth 1 to 4");
    return question;
  }
  std::ranges::copy(options, question.options.begin());
  return question;
}

SurveyQuestions read_survey(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  fields.integer("schema", Need::Required, schema_range, 1);
  SurveyQuestions survey{.items = fields.list("questions", Need::Required, read_survey_question)};
  fields.finish();
  bool in_order = survey.items.size() == survey_element_count;
  for (std::size_t i = 0; in_order && i < survey_element_count; ++i) {
    in_order = survey.items[i].element == static_cast<SurveyElement>(i);
  }
  if (!in_order) findings.error(node, "the survey has nine elements in the order of the form");
  return survey;
}

std::vector<Officer> read_roster(SourceFiles& files, Findings& findings) {
  if (!files.exists(roster_path)) return {};
  const SourceFile* file = files.find(roster_path);
  if (file == nullptr) return {};
  const int errors_before = findings.errors();
  Fields fields(file->tree, findings);
  fields.integer("schema", Need::Required, schema_range, 1);
  auto roster = fields.list("officers", Need::Required, read_officer);
  fields.finish();
  if (roster.size() > most_officers) findings.error(file->tree, "there are too many officers");
  if (findings.errors() == errors_before) {
    check_unique(roster, &Officer::code, file->tree, "officers", findings);
  }
  if (findings.errors() != errors_before) return {};
  return roster;
}

}  // namespace kiosk::domain::parse
