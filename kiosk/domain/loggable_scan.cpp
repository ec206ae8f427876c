#include "kiosk/domain/loggable_scan.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/overloaded.h"
#include "kiosk/domain/code_text.h"

namespace kiosk::domain {
namespace {

constexpr int last_error = static_cast<int>(CodeError::FutureDate);

Code loggable(const Code& code) {
  if (std::holds_alternative<BadgeCode>(code)) return BadgeCode{};
  if (const auto* invitation = std::get_if<SurveyInvitationCode>(&code)) {
    auto emptied = *invitation;
    emptied.number = {};
    return emptied;
  }
  return code;
}

std::string code_line(const Code& code) {
  const auto fields = code_fields(code);
  if (std::holds_alternative<BadgeCode>(code) || !fields) return std::string(1, type_letter(code));
  return fmt::format("{} {}", type_letter(code), fmt::join(*fields, "."));
}

std::optional<Scan> parse_code_line(std::string_view line) {
  if (line == "E") return Scan{Code{BadgeCode{}}};
  if (line.size() < 3 || line[1] != ' ') return std::nullopt;
  std::vector<std::string_view> fields;
  for (auto rest = line.substr(2);;) {
    const auto dot = rest.find('.');
    fields.push_back(rest.substr(0, dot));
    if (dot == rest.npos) break;
    rest.remove_prefix(dot + 1);
  }
  auto code = parse_code_fields(line[0], fields);
  if (!code) return std::nullopt;
  return Scan{loggable(*code)};
}

}  // namespace

Scan loggable(const Scan& scan) {
  return std::visit(Overloaded{
                        [](const Code& code) -> Scan { return loggable(code); },
                        [](const InvalidCode& invalid) -> Scan { return invalid; },
                        [](const OfficialLink&) -> Scan { return OfficialLink{}; },
                        [](const OtherLink&) -> Scan { return OtherLink{}; },
                        [](const BusinessNumber&) -> Scan { return BusinessNumber{}; },
                        [](const PersonalNumber&) -> Scan { return PersonalNumber{}; },
                        [](const NotAReceipt&) -> Scan { return NotAReceipt{}; },
                        [](const UnknownCode&) -> Scan { return UnknownCode{}; },
                    },
                    scan);
}

std::string scan_line(const Scan& scan) {
  return std::visit(Overloaded{
                        [](const Code& code) { return code_line(loggable(code)); },
                        [](const InvalidCode& invalid) {
                          return fmt::format("invalid {}", static_cast<int>(invalid.error));
                        },
                        [](const OfficialLink&) { return std::string{"official_link"}; },
                        [](const OtherLink&) { return std::string{"other_link"}; },
                        [](const BusinessNumber&) { return std::string{"business_number"}; },
                        [](const PersonalNumber&) { return std::string{"personal_number"}; },
                        [](const NotAReceipt&) { return std::string{"not_a_receipt"}; },
                        [](const UnknownCode&) { return std::string{"unknown"}; },
                    },
                    scan);
}

std::optional<Scan> parse_scan_line(std::string_view line) {
  static const std::array<std::pair<std::string_view, Scan>, 6> plain{
      {{"official_link", OfficialLink{}},
       {"other_link", OtherLink{}},
       {"business_number", BusinessNumber{}},
       {"personal_number", PersonalNumber{}},
       {"not_a_receipt", NotAReceipt{}},
       {"unknown", UnknownCode{}}}};
  for (const auto& [name, scan] : plain) {
    if (line == name) return scan;
  }
  constexpr std::string_view invalid = "invalid ";
  if (line.starts_with(invalid) && line.size() == invalid.size() + 1) {
    const int error = line.back() - '0';
    if (error < 0 || error > last_error) return std::nullopt;
    return InvalidCode{.error = static_cast<CodeError>(error)};
  }
  return parse_code_line(line);
}

}  // namespace kiosk::domain
