#include "kiosk/domain/code_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/characters.h"
#include "kiosk/domain/complaint.h"

namespace kiosk::domain {
namespace {

/// Long enough for every item of a standard; the whole code has its own limit.
constexpr std::size_t longest_field = 120;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_field(std::string_view text) {
  return text.size() <= longest_field &&
         std::ranges::all_of(text, [](char c) { return is_upper(c) || is_digit(c) || c == '-'; });
}

bool is_name(std::string_view text) {
  return !text.empty() && is_field(text);
}

std::string date_field(Date date) {
  auto text = to_iso(date);
  std::erase(text, '-');
  return text;
}

std::optional<Date> parse_date_field(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
}

std::string time_field(std::chrono::minutes time) {
  return fmt::format("{:02}{:02}", time.count() / 60, time.count() % 60);
}

std::optional<std::chrono::minutes> parse_time_field(std::string_view text) {
  if (text.size() != 4 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int hour = (text[0] - '0') * 10 + (text[1] - '0');
  int minute = (text[2] - '0') * 10 + (text[3] - '0');
  if (hour > 23 || minute > 59) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

/// Items are `B6a` in the standard and `B6A` in a code: letters after the first digit are small.
std::string item_from_code(std::string_view text) {
  std::string item;
  bool after_digit = false;
  for (char c : text) {
    after_digit = after_digit || is_digit(c);
    item += after_digit && is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return item;
}

char outcome_letter(PreCheckOutcome outcome) {
  switch (outcome) {
    case PreCheckOutcome::Complete:
      return 'L';
    case PreCheckOutcome::Partial:
      return 'S';
    case PreCheckOutcome::NotEligible:
      return 'T';
  }
  return 'T';
}

std::optional<PreCheckOutcome> parse_outcome(std::string_view text) {
  if (text == "L") return PreCheckOutcome::Complete;
  if (text == "S") return PreCheckOutcome::Partial;
  if (text == "T") return PreCheckOutcome::NotEligible;
  return std::nullopt;
}

std::vector<std::string> fields_of(const TicketCode& code) {
  return {
      code.kiosk,        date_field(code.date),    time_field(code.time), to_string(code.number),
      code.service_code, code.priority ? "1" : "0"};
}

std::vector<std::string> fields_of(const FileReceiptCode& code) {
  return {code.registration_number, date_field(code.date), code.service_code};
}

std::vector<std::string> fields_of(const ComplaintReceiptCode& code) {
  return {code.complaint_number, date_field(code.date),
          code.kind == VoiceKind::Complaint ? "P" : "S"};
}

std::vector<std::string> fields_of(const BadgeCode& code) {
  return {code.officer, date_field(code.expires)};
}

std::vector<std::string> fields_of(const PreCheckCode& code) {
  std::string missing;
  for (const auto& item : code.missing) {
    if (!missing.empty()) missing += '-';
    missing += upper_case(item);
  }
  return {code.kiosk,
          date_field(code.date),
          time_field(code.time),
          code.service_code,
          std::string(1, outcome_letter(code.outcome)),
          missing};
}

std::vector<std::string> fields_of(const SurveyInvitationCode& code) {
  return {code.kiosk, date_field(code.date), to_string(code.number)};
}

using Fields = std::vector<std::string_view>;

std::optional<Code> parse_ticket(const Fields& fields) {
  if (fields.size() != 6 || !is_name(fields[0])) return std::nullopt;
  auto date = parse_date_field(fields[1]);
  auto time = parse_time_field(fields[2]);
  auto number = parse_ticket_number(fields[3]);
  bool flag = fields[5] == "0" || fields[5] == "1";
  if (!date || !time || !number || !flag) return std::nullopt;
  return TicketCode{.kiosk = std::string{fields[0]},
                    .date = *date,
                    .time = *time,
                    .number = *number,
                    .service_code = std::string{fields[4]},
                    .priority = fields[5] == "1"};
}

std::optional<Code> parse_file_receipt(const Fields& fields) {
  if (fields.size() != 3 || !is_name(fields[0])) return std::nullopt;
  auto date = parse_date_field(fields[1]);
  if (!date) return std::nullopt;
  return FileReceiptCode{.registration_number = std::string{fields[0]},
                         .date = *date,
                         .service_code = std::string{fields[2]}};
}

std::optional<Code> parse_complaint(const Fields& fields) {
  if (fields.size() != 3 || !is_name(fields[0])) return std::nullopt;
  auto date = parse_date_field(fields[1]);
  if (!date || (fields[2] != "P" && fields[2] != "S")) return std::nullopt;
  return ComplaintReceiptCode{
      .complaint_number = std::string{fields[0]},
      .date = *date,
      .kind = fields[2] == "P" ? VoiceKind::Complaint : VoiceKind::Suggestion};
}

std::optional<Code> parse_badge(const Fields& fields) {
  if (fields.size() != 2 || !is_name(fields[0])) return std::nullopt;
  auto date = parse_date_field(fields[1]);
  if (!date) return std::nullopt;
  return BadgeCode{.officer = std::string{fields[0]}, .expires = *date};
}

std::optional<Code> parse_pre_check(const Fields& fields) {
  if (fields.size() != 6 || !is_name(fields[0])) return std::nullopt;
  auto date = parse_date_field(fields[1]);
  auto time = parse_time_field(fields[2]);
  auto outcome = parse_outcome(fields[4]);
  if (!date || !time || !outcome) return std::nullopt;
  PreCheckCode code{.kiosk = std::string{fields[0]},
                    .date = *date,
                    .time = *time,
                    .service_code = std::string{fields[3]},
                    .outcome = *outcome};
  auto rest = fields[5];
  while (!rest.empty()) {
    auto end = std::min(rest.find('-'), rest.size());
    if (end == 0 || end + 1 == rest.size()) return std::nullopt;
    code.missing.push_back(item_from_code(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return code;
}

std::optional<Code> parse_survey(const Fields& fields) {
  if (fields.size() != 3 || !is_name(fields[0])) return std::nullopt;
  auto date = parse_date_field(fields[1]);
  auto number = parse_ticket_number(fields[2]);
  if (!date || !number) return std::nullopt;
  return SurveyInvitationCode{.kiosk = std::string{fields[0]}, .date = *date, .number = *number};
}

std::optional<Code> parse_of_type(char type, const Fields& fields) {
  switch (type) {
    case 'T':
      return parse_ticket(fields);
    case 'R':
      return parse_file_receipt(fields);
    case 'C':
      return parse_complaint(fields);
    case 'E':
      return parse_badge(fields);
    case 'P':
      return parse_pre_check(fields);
    case 'S':
      return parse_survey(fields);
    default:
      return std::nullopt;
  }
}

}  // namespace

char type_letter(const Code& code) {
  constexpr std::string_view letters = "TRCEPS";  // in the order of the variant
  static_assert(std::variant_size_v<Code> == letters.size());
  return letters[code.index()];
}

bool is_office_type(char type) {
  return type == 'R' || type == 'E';
}

std::optional<std::vector<std::string>> code_fields(const Code& code) {
  auto fields = std::visit([](const auto& value) { return fields_of(value); }, code);
  Fields views;
  for (const auto& field : fields) {
    if (!is_field(field)) return std::nullopt;
    views.emplace_back(field);
  }
  // What cannot be read back must not be printed.
  if (parse_code_fields(type_letter(code), views) != code) return std::nullopt;
  return fields;
}

std::optional<Code> parse_code_fields(char type, const Fields& fields) {
  auto code = parse_of_type(type, fields);
  if (!code || !std::ranges::all_of(fields, is_field)) return std::nullopt;
  const auto again = std::visit([](const auto& value) { return fields_of(value); }, *code);
  return std::ranges::equal(again, fields) ? code : std::nullopt;
}

std::string_view kiosk_of_code(char type, std::string_view first_field) {
  if (type != 'C') return first_field;
  if (!is_complaint_number(first_field)) return {};
  constexpr std::size_t before = std::string_view{"PGD-261123-"}.size();
  return first_field.substr(before, first_field.rfind('-') - before);
}

std::optional<Date> code_date(const Code& code) {
  struct Visitor {
    std::optional<Date> operator()(const TicketCode& value) const { return value.date; }
    std::optional<Date> operator()(const FileReceiptCode& value) const { return value.date; }
    std::optional<Date> operator()(const ComplaintReceiptCode& value) const { return value.date; }
    std::optional<Date> operator()(const BadgeCode&) const { return std::nullopt; }
    std::optional<Date> operator()(const PreCheckCode& value) const { return value.date; }
    std::optional<Date> operator()(const SurveyInvitationCode& value) const { return value.date; }
  };
  return std::visit(Visitor{}, code);
}

std::string item_in_code(std::string_view id) {
  return item_from_code(upper_case(id));
}

std::string upper_case(std::string_view text) {
  std::string upper{text};
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string printed_prefix(std::string_view public_url) {
  auto prefix = upper_case(public_url);
  if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  return prefix;
}

std::string_view without_surrounding_space(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\v\f";
  auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

}  // namespace kiosk::domain
