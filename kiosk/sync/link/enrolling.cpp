#include "kiosk/sync/link/enrolling.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/sha256.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

/// Long enough for a hub that makes its first certificate on a slow disk behind a slow line.
constexpr auto enrolling_limit = 30s;

struct CurlAddressFree {
  void operator()(CURLU* address) const { curl_url_cleanup(address); }
};

std::string part_of(CURLU* address, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(address, part, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

/// `https://host[:port]` without anything behind it; nothing for any other address.
std::optional<std::string> hub_address_of(const std::string& url) {
  const std::unique_ptr<CURLU, CurlAddressFree> address(curl_url());
  if (curl_url_set(address.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  const auto part = [&](CURLUPart which) { return part_of(address.get(), which); };
  const bool more = part(CURLUPART_PATH) != "/" || !part(CURLUPART_QUERY).empty() ||
                    !part(CURLUPART_FRAGMENT).empty() || !part(CURLUPART_USER).empty() ||
                    !part(CURLUPART_PASSWORD).empty();
  const auto host = part(CURLUPART_HOST);
  const auto port = part(CURLUPART_PORT);
  if (more || part(CURLUPART_SCHEME) != "https" || host.empty()) return std::nullopt;
  return "https://" + host + (port.empty() ? "" : ":" + port);
}

std::string sentence_of(const HubError& error, const std::string& url) {
  switch (error.fault) {
    case LinkFault::NoLine:
      return fmt::format(
          "Nobody answers at {}. Check the network cable, the address with its port, and that the "
          "hub is running.",
          url);
    case LinkFault::NameUnknown:
      return fmt::format(
          "The name in {} cannot be found. Check its spelling, and the network's name server "
          "(DNS).",
          url);
    case LinkFault::TooSlow:
      return fmt::format("{} did not answer in time. Check the line to the hub and try again.",
                         url);
    case LinkFault::Broken:
      return fmt::format("The connection to {} was cut. Check the line to the hub and try again.",
                         url);
    case LinkFault::NotOurHub:
      return fmt::format(
          "{} does not prove that it is the hub of this code. Use exactly the name that the hub's "
          "certificate is for; if it is that, something between intercepts the connection: have "
          "the network let it through untouched.",
          url);
    case LinkFault::HubExpired:
      return fmt::format(
          "The certificate of {} is not valid at this time. Set the clock of this kiosk; if it is "
          "right, set the hub's clock or renew the hub's certificate.",
          url);
    case LinkFault::CertificateRefused:
      return fmt::format(
          "{} wants a certificate before it talks, and this kiosk has none yet. Check that the "
          "port is the one for kiosks.",
          url);
    case LinkFault::Portal:
      return fmt::format(
          "Something other than a hub answers at {}: a sign-in page of the network, a proxy, or "
          "another program. Check the address and its port, and sign this kiosk in to the network.",
          url);
    case LinkFault::HubTrouble:
      return fmt::format("The hub at {} has trouble of its own. See its log, then try again.", url);
    case LinkFault::HubBusy:
      return fmt::format("The hub at {} is busy. Try again in {} seconds.", url,
                         std::max(error.retry_after, std::chrono::seconds{5}).count());
    case LinkFault::TooLarge:
      return fmt::format("{} sent more than any hub does. Check the address and its port.", url);
  }
  return {};
}

std::string sentence_of(EnrolRefusal refusal, const std::string& kiosk) {
  switch (refusal) {
    case EnrolRefusal::Malformed:
      return "The hub did not understand this kiosk. Bring both to the same version.";
    case EnrolRefusal::CodeWrong:
      return fmt::format(
          "The hub does not take this code for kiosk {0}: it was used, is too old, is for another "
          "kiosk, or has a typing mistake. Compare it letter by letter, or have the hub print a "
          "new one: anjungan-server enrol {0}.",
          kiosk);
    case EnrolRefusal::CentreFull:
      return "The centre has nine kiosks already, one for each digit. This one can take the place "
             "of another: give it that one's name in kiosk.toml, and have the hub print a code for "
             "it.";
    case EnrolRefusal::KeyRefused:
      return "The hub does not take this kiosk's kind of key. Bring both to the same version.";
    case EnrolRefusal::Revoked:
      return fmt::format(
          "The hub has shut kiosk {} out. Have the hub print a new code for it if it may come "
          "back.",
          kiosk);
    case EnrolRefusal::Busy:
      return "The hub is busy. Try again in a minute.";
  }
  return {};
}

/// The hub may have used the code up and not been able to tell.
std::string sentence_after_sending(const HubError& error, const std::string& url) {
  const bool unsure = error.fault == LinkFault::TooSlow || error.fault == LinkFault::Broken ||
                      error.fault == LinkFault::TooLarge;
  return sentence_of(error, url) +
         (unsure ? " If the code is refused then, have the hub print a new one." : "");
}

/// The PEM text of the authority that has the code's fingerprint.
std::expected<std::string, std::string> fetch_authority(const std::string& url,
                                                        const std::string& wanted) {
  HubClient stranger({.url = url, .authority = "", .certificate = "", .key = ""});
  auto reply = stranger.get("/v1/authority", enrolling_limit);
  if (!reply) return std::unexpected(sentence_of(reply.error(), url));
  const auto found = fingerprint_of(reply->body);
  if (reply->status != 200 || !found) {
    return std::unexpected(fmt::format(
        "{} does not say which authority it has, as a hub does. Check the address and its port.",
        url));
  }
  if (!equal_in_constant_time(as_bytes(*found), as_bytes(wanted))) {
    return std::unexpected(fmt::format(
        "{} is not the hub of this code: its authority has the fingerprint {}, the code says {}. "
        "Check the address and the code; if both are right, something between intercepts the "
        "connection, and this kiosk must not be enrolled over this network.",
        url, *found, wanted));
  }
  return std::move(reply->body);
}

/// What the hub gave, if it is for this key and of the authority that we know.
enum class CertificateCheck : std::uint8_t { Good, OtherAuthority, OtherKey };

CertificateCheck check_certificate(const Enrolled& enrolled, const std::string& authority,
                                   const std::string& key) {
  const auto known = fingerprint_of(authority);
  if (!known || fingerprint_of(enrolled.authority) != known)
    return CertificateCheck::OtherAuthority;
  return belong_together(key, enrolled.certificate) ? CertificateCheck::Good
                                                    : CertificateCheck::OtherKey;
}

std::expected<Enrolled, std::string> ask_for_certificate(const std::string& url,
                                                         const std::string& authority,
                                                         const EnrolRequest& request) {
  HubClient client({.url = url, .authority = authority, .certificate = "", .key = ""});
  const auto reply = client.post("/v1/enrol", text_of(request), enrolling_limit);
  if (!reply) return std::unexpected(sentence_after_sending(reply.error(), url));
  const auto answer = parse_enrol_answer(reply->body);
  if (answer && !*answer) return std::unexpected(sentence_of(answer->error(), request.kiosk));
  if (!answer || reply->status != 200) {
    return std::unexpected(fmt::format(
        "The hub at {} gave an answer that this kiosk does not understand (status {}). Bring both "
        "to the same version.",
        url, reply->status));
  }
  return **answer;
}

/// What a kiosk that runs already can do about a refusal is the same as about these.
LinkFault fault_of_refusal(EnrolRefusal refusal) {
  switch (refusal) {
    case EnrolRefusal::CodeWrong:
    case EnrolRefusal::Revoked:
      return LinkFault::CertificateRefused;
    case EnrolRefusal::Busy:
      return LinkFault::HubBusy;
    case EnrolRefusal::Malformed:
    case EnrolRefusal::CentreFull:
    case EnrolRefusal::KeyRefused:
      return LinkFault::HubTrouble;
  }
  return LinkFault::HubTrouble;
}

}  // namespace

std::expected<HubIdentity, std::string> enrol(const std::string& url, const EnrolmentCode& code,
                                              const std::string& kiosk,
                                              const std::string& seal_keys) {
  const auto address = hub_address_of(url);
  if (!address) {
    return std::unexpected(fmt::format(
        "'{}' is no address of a hub. It must look like https://hub.example:8443.", url));
  }
  if (!is_kiosk_name(kiosk)) {
    return std::unexpected(
        fmt::format("'{}' is no name of a kiosk. Give it one like K01 in kiosk.toml.", kiosk));
  }
  auto authority = fetch_authority(*address, code.fingerprint);
  if (!authority) return std::unexpected(authority.error());
  auto own = make_key_and_request(kiosk);
  if (!own) return std::unexpected(own.error());
  auto enrolled = ask_for_certificate(
      *address, *authority,
      EnrolRequest{
          .secret = code.secret, .kiosk = kiosk, .request = own->request, .seal_keys = seal_keys});
  if (!enrolled) return std::unexpected(enrolled.error());
  switch (check_certificate(*enrolled, *authority, own->key)) {
    case CertificateCheck::OtherAuthority:
      return std::unexpected(
          "The hub named another authority than a moment ago. See the hub's log; have it print a "
          "new code.");
    case CertificateCheck::OtherKey:
      return std::unexpected(
          "The hub sent a certificate that is not for this kiosk's key. See the hub's log; have it "
          "print a new code.");
    case CertificateCheck::Good:
      break;
  }
  return HubIdentity{.url = *address,
                     .centre = std::move(enrolled->centre),
                     .digit = enrolled->digit,
                     .authority = std::move(*authority),
                     .certificate = std::move(enrolled->certificate),
                     .key = std::move(own->key)};
}

std::expected<HubIdentity, HubError> renew(HubLine& line, const HubIdentity& identity,
                                           const std::string& kiosk, const std::string& seal_keys) {
  const auto failed_by = [](LinkFault fault, std::chrono::seconds retry_after = 0s) {
    return std::unexpected(HubError{.fault = fault, .retry_after = retry_after});
  };
  auto own = make_key_and_request(kiosk);
  if (!own) return failed_by(LinkFault::HubTrouble);
  const RenewRequest request{.request = own->request, .seal_keys = seal_keys};
  const auto reply = line.post("/v1/renew", text_of(request), enrolling_limit);
  if (!reply) return std::unexpected(reply.error());
  const auto answer = parse_enrol_answer(reply->body);
  if (!answer) return failed_by(LinkFault::HubTrouble);
  if (!*answer) return failed_by(fault_of_refusal(answer->error()), reply->retry_after);
  const Enrolled& enrolled = **answer;
  const auto checked = check_certificate(enrolled, identity.authority, own->key);
  if (checked == CertificateCheck::OtherAuthority) return failed_by(LinkFault::NotOurHub);
  // A digit that changes would let two kiosks give the same numbers.
  const bool same = enrolled.centre == identity.centre && enrolled.digit == identity.digit;
  if (checked == CertificateCheck::OtherKey || !same || reply->status != 200) {
    return failed_by(LinkFault::HubTrouble);
  }
  auto renewed = identity;
  renewed.certificate = enrolled.certificate;
  renewed.key = std::move(own->key);
  return renewed;
}

}  // namespace kiosk::sync
