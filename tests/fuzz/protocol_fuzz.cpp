// What hub and kiosk say to each other, both ways. The first byte chooses the message. What is
// taken must be said again the same way.

#include "kiosk/sync/protocol/enrol.h"
#include "kiosk/sync/protocol/push.h"
#include "tests/fuzz/targets.h"
#include "tests/sync/sample_chain.h"

namespace fuzz {
namespace {

using namespace kiosk;

constexpr std::size_t messages = 6;

/// A message that was read is written and read to the same.
template <class Read>
Verdict same_again(const Read& read, const std::string& text) {
  const auto message = read(text);
  if (!message) return Verdict::Refused;
  const auto again = read(text_of(*message));
  require(again && *again == *message);
  return Verdict::Taken;
}

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  const auto text = text_of(input.subspan(1));
  switch (input[0] % messages) {
    case 0:
      return same_again(sync::parse_push, text);
    case 1:
      return same_again(sync::parse_push_answer, text);
    case 2:
      return same_again(sync::parse_enrol_request, text);
    case 3:
      return same_again(sync::parse_renew_request, text);
    case 4:
      return same_again(sync::parse_enrol_answer, text);
    default: {
      const auto code = sync::parse_enrolment_code(text);
      if (!code) return Verdict::Refused;
      require(sync::parse_enrolment_code(to_string(*code)) == code);
      return Verdict::Taken;
    }
  }
}

std::vector<std::string> seeds() {
  const std::array<std::string, messages> texts{
      text_of(tests::push_of(tests::sample_chain(5, records::Chain::Voices))),
      text_of(sync::PushAnswer{
          .refusal = sync::Refusal::Busy, .head = {}, .retry_after = std::chrono::seconds{9}}),
      text_of(sync::EnrolRequest{
          .secret = "S", .kiosk = "K01", .request = "-----BEGIN", .seal_keys = ""}),
      text_of(sync::RenewRequest{.request = "-----BEGIN", .seal_keys = "a"}),
      text_of(sync::EnrolAnswer{
          sync::Enrolled{.centre = "mpp", .digit = 1, .certificate = "C", .authority = "A"}}),
      std::string(26, 'A') + "-" + std::string(16, 'B')};
  std::vector<std::string> all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    all.push_back(static_cast<char>(i) + texts.at(i));
  }
  return all;
}

}  // namespace

const Target protocol{"protocol", run, seeds};

}  // namespace fuzz
