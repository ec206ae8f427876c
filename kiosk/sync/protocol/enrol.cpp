#include "kiosk/sync/protocol/enrol.h"

#include <algorithm>
#include <array>

#include "kiosk/records/fields.h"

namespace kiosk::sync {
namespace {

using records::json;
using records::ordered_json;

constexpr std::size_t fingerprint_bytes = 16;
constexpr std::size_t fingerprint_letters = 26;  // of these, in base32
constexpr std::size_t secret_letters = 16;
/// A certificate or a request for one has about 800.
constexpr std::size_t most_message_bytes = 64ULL << 10U;

constexpr std::array refusals{EnrolRefusal::Malformed,  EnrolRefusal::CodeWrong,
                              EnrolRefusal::CentreFull, EnrolRefusal::KeyRefused,
                              EnrolRefusal::Revoked,    EnrolRefusal::Busy};

json parse_message(std::string_view text) {
  if (text.size() > most_message_bytes) return {};
  auto object = records::parse_object(text);
  const bool ours = object.is_object() &&
                    records::whole_at(object, "protocol", protocol_version, protocol_version);
  if (!ours) return {};
  return object;
}

bool is_base32(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'); });
}

}  // namespace

std::string authority_fingerprint(ByteView certificate) {
  const auto digest = sha256(certificate);
  return to_base32(ByteView{digest}.first(fingerprint_bytes));
}

std::string to_string(const EnrolmentCode& code) {
  return code.fingerprint + "-" + code.secret;
}

std::optional<EnrolmentCode> parse_enrolment_code(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (letters.size() != fingerprint_letters + secret_letters || !is_base32(letters)) {
    return std::nullopt;
  }
  return EnrolmentCode{.fingerprint = letters.substr(0, fingerprint_letters),
                       .secret = letters.substr(fingerprint_letters)};
}

const char* name_of(EnrolRefusal refusal) {
  switch (refusal) {
    case EnrolRefusal::Malformed:
      return "malformed";
    case EnrolRefusal::CodeWrong:
      return "code_wrong";
    case EnrolRefusal::CentreFull:
      return "centre_full";
    case EnrolRefusal::KeyRefused:
      return "key_refused";
    case EnrolRefusal::Revoked:
      return "revoked";
    case EnrolRefusal::Busy:
      return "busy";
  }
  return "malformed";
}

std::optional<EnrolRefusal> parse_enrol_refusal(std::string_view name) {
  const auto* found =
      std::ranges::find_if(refusals, [&](auto one) { return name == name_of(one); });
  return found == refusals.end() ? std::nullopt : std::optional{*found};
}

std::string text_of(const EnrolRequest& request) {
  return records::text_of({{"protocol", protocol_version},
                           {"secret", request.secret},
                           {"kiosk", request.kiosk},
                           {"request", request.request},
                           {"seal_keys", request.seal_keys}});
}

std::optional<EnrolRequest> parse_enrol_request(std::string_view text) {
  const auto object = parse_message(text);
  const auto secret = records::text_at(object, "secret");
  const auto kiosk = records::text_at(object, "kiosk");
  const auto request = records::text_at(object, "request");
  if (!secret || !kiosk || !request || !is_kiosk_name(*kiosk)) return std::nullopt;
  return EnrolRequest{.secret = *secret,
                      .kiosk = *kiosk,
                      .request = *request,
                      .seal_keys = records::text_or_empty(object, "seal_keys")};
}

std::string text_of(const RenewRequest& request) {
  return records::text_of({{"protocol", protocol_version},
                           {"request", request.request},
                           {"seal_keys", request.seal_keys}});
}

std::optional<RenewRequest> parse_renew_request(std::string_view text) {
  const auto object = parse_message(text);
  const auto request = records::text_at(object, "request");
  if (!request) return std::nullopt;
  return RenewRequest{.request = *request,
                      .seal_keys = records::text_or_empty(object, "seal_keys")};
}

std::string text_of(const EnrolAnswer& answer) {
  if (!answer) {
    return records::text_of({{"protocol", protocol_version}, {"refused", name_of(answer.error())}});
  }
  return records::text_of({{"protocol", protocol_version},
                           {"centre", answer->centre},
                           {"digit", answer->digit},
                           {"certificate", answer->certificate},
                           {"authority", answer->authority}});
}

std::optional<EnrolAnswer> parse_enrol_answer(std::string_view text) {
  const auto object = parse_message(text);
  if (object.is_null()) return std::nullopt;
  if (object.contains("refused")) {
    const auto refusal = parse_enrol_refusal(records::text_or_empty(object, "refused"));
    if (!refusal) return std::nullopt;
    return EnrolAnswer{std::unexpected(*refusal)};
  }
  const auto centre = records::text_at(object, "centre");
  const auto digit = records::whole_at(object, "digit", 1, 9);
  const auto certificate = records::text_at(object, "certificate");
  const auto authority = records::text_at(object, "authority");
  if (!centre || !digit || !certificate || !authority) return std::nullopt;
  return EnrolAnswer{Enrolled{.centre = *centre,
                              .digit = static_cast<int>(*digit),
                              .certificate = *certificate,
                              .authority = *authority}};
}

}  // namespace kiosk::sync
