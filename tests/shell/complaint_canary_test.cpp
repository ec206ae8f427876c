// Ten thousand reports, each with a string that must not appear anywhere afterwards (S06, P03): the
// flows, the store's thread and a real ledger on a real disk, in one process.

#include <filesystem>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/flows/complaint/slip.h"
#include "kiosk/flows/traits.h"
#include "kiosk/shell/files/event_log.h"
#include "kiosk/shell/threads/store_worker.h"
#include "tests/support/canaries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_complaint.h"
#include "tests/support/seal_opener.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unsent.h"

namespace app = kiosk::app;
namespace flows = kiosk::flows;
namespace complaint = kiosk::flows::complaint;
namespace m = kiosk::messages;
namespace shell = kiosk::shell;
namespace store = kiosk::store;
using kiosk::PrivateText;
using nlohmann::json;

namespace {

constexpr int reports = 3'400;
const auto begin = *kiosk::parse_instant("2026-11-23T09:00:00+07:00");
const std::vector<std::string> nowhere;

enum class Place : std::uint8_t { Description, Name, Address };
constexpr int places = 3;
static_assert(reports * places <= tests::most_canaries);

/// Another one for each report and each place in it.
std::string canary(int report, Place place) {
  return tests::canary(report * places + static_cast<int>(place));
}

complaint::Draft draft_with(int number) {
  auto draft = tests::sample_draft();
  const auto put = [&](complaint::Field field, const std::string& text) {
    draft.of(field) = {.typing = {.text = PrivateText{text}},
                       .accepted = PrivateText{text},
                       .verdict = complaint::TextVerdict::Good};
  };
  put(complaint::Field::Description,
      "Saya melihat " + canary(number, Place::Description) + " di loket.");
  put(complaint::Field::Name, canary(number, Place::Name));
  put(complaint::Field::Address, "Jl. " + canary(number, Place::Address) + " nomor satu");
  if (number % 3 == 0) draft.privacy = complaint::Privacy::Confidential;
  if (number % 3 == 1) draft.privacy = complaint::Privacy::Anonymous;
  return draft;
}

/// The kiosk without its window: model, log, and the real store's thread.
class Hall {
 public:
  explicit Hall(const std::string& folder)
      : mailbox_([] {}),
        log_(folder, {}),
        store_({.path = folder + "/ledger.db", .reserve_bytes = 0}, shell::development_seal_keys(),
               mailbox_) {}

  /// From the summary to the receipt; everything shown and printed on the way.
  std::string report(int number) {
    auto model = tests::booted_model();
    model.now = begin + std::chrono::seconds{number};
    model.voice_identities = {
        kiosk::Uuid{{4, static_cast<std::uint8_t>(number >> 16),
                     static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)}}};
    model.screen = complaint::Summary{.draft = draft_with(number)};
    std::string shown;
    auto next = apply(std::move(model), m::Tapped{.id = "complaint.send", .value = {}}, shown);
    while (true) {
      mailbox_.wait(std::chrono::milliseconds{100});
      for (const auto& event : mailbox_.take_all()) {
        const bool kept = holds_alternative<m::ComplaintKept>(event);
        next = apply(std::move(next), event, shown);
        if (!kept) continue;
        shown += what_is_shown(next);
        next = apply(std::move(next), m::Tapped{.id = "complaint.done", .value = {}}, shown);
        return shown + what_is_shown(next);
      }
    }
  }

 private:
  static std::string what_is_shown(const app::Model& model) {
    std::string text = app::describe(model);
    const auto tree = app::view(model, tests::words());
    for (const auto* node : kiosk::ui::all_nodes(tree)) {
      for (const auto* phrase : {&node->text, &node->detail, &node->speech}) {
        text +=
            kiosk::ui::resolve(*phrase, model.session.appearance.language, tests::words()) + "\n";
      }
      text += node->value;
    }
    return text;
  }

  app::Model apply(app::Model model, const m::Event& event, std::string& shown) {
    log_.add(event, flows::traits_of(model.screen).is_private);
    auto step = app::update(std::move(model), event, tests::words());
    for (const auto& effect : step.effects) {
      if (const auto* keep = get_if<m::KeepComplaint>(&effect)) store_.submit(*keep);
      const auto* slip = get_if<m::PrintSlip>(&effect);
      if (slip == nullptr) continue;
      for (const auto& block : slip->document.blocks) {
        const auto* line = std::get_if<drivers::printer::TextLine>(&block);
        if (line != nullptr) shown += line->text + "\n";
      }
    }
    return std::move(step.model);
  }

  shell::Mailbox mailbox_;
  shell::EventLog log_;
  shell::StoreWorker store_;
};

}  // namespace

TEST_CASE("ten thousand typed strings are in no file, on no screen and on no slip (S06, P03, P09)",
          "[canary]") {
  const tests::TemporaryFolder folder;
  REQUIRE(tests::holds_canary("x" + canary(77, Place::Name)));  // the search itself
  {
    Hall hall{folder.path()};
    for (int number = 0; number < reports; ++number) {
      const auto shown = hall.report(number);
      if (tests::holds_canary(shown)) FAIL("shown: " << shown);
    }
    // The WAL as a power cut would leave it.
    CHECK(tests::files_with_canary(folder.path()) == nowhere);
  }
  CHECK(tests::files_with_canary(folder.path()) == nowhere);
  const std::filesystem::recursive_directory_iterator files{folder.path()};
  CHECK(std::distance(files, {}) >= 2);
}

TEST_CASE("what the kiosk sealed the office can open, each part with its own key (P08)",
          "[canary]") {
  const tests::TemporaryFolder folder;
  {
    Hall hall{folder.path()};
    for (const int number : {0, 1, 2}) hall.report(number);
  }
  auto ledger =
      store::Ledger::open({.path = folder.path() + "/ledger.db", .reserve_bytes = 0}, begin);
  REQUIRE(ledger);
  const auto voices = tests::unsent(**ledger, kiosk::records::Chain::Voices, 10);
  REQUIRE(voices->size() == 1 + 3);
  for (int number = 0; number < 3; ++number) {
    const auto record = json::parse(*voices->at(static_cast<std::size_t>(number) + 1).payload);
    CHECK(record["no"] == fmt::format("PGD-261123-K01-{:04}", number + 1));
    const auto matter = tests::open_sealed(record["matter"]["box"], tests::SealedPart::Matter);
    REQUIRE(matter);
    CHECK(matter->find(canary(number, Place::Description)) != std::string::npos);
    CHECK(record.contains("identity") == (number != 1));
    if (number == 1) continue;
    const auto identity =
        tests::open_sealed(record["identity"]["box"], tests::SealedPart::Identity);
    REQUIRE(identity);
    CHECK(identity->find(canary(number, Place::Name)) != std::string::npos);
  }
  CHECK((*ledger)->verify()->intact());
}

TEST_CASE("a suggestion asked for twice is one record, sealed, and in no file (S06, P10)",
          "[canary]") {
  const tests::TemporaryFolder folder;
  const m::KeepRecord survey{.id = kiosk::Uuid{{4, 1}},
                             .fact = {.chain = kiosk::records::Chain::Voices,
                                      .kind = "survey",
                                      .payload = R"({"schema":2,"suggestion":null})"},
                             .suggestion = PrivateText{tests::canary(1)},
                             .now = begin};
  {
    shell::Mailbox mailbox{[] {}};
    shell::StoreWorker worker{{.path = folder.path() + "/ledger.db", .reserve_bytes = 0},
                              shell::development_seal_keys(),
                              mailbox};
    for (int time = 0; time < 2; ++time) worker.submit(survey);
    int kept = 0;
    while (kept < 2) {
      mailbox.wait(std::chrono::milliseconds{100});
      for (const auto& event : mailbox.take_all()) {
        CHECK_FALSE(holds_alternative<m::RecordRefused>(event));
        kept += holds_alternative<m::RecordKept>(event) ? 1 : 0;
      }
    }
    CHECK(tests::files_with_canary(folder.path()) == nowhere);
  }
  auto ledger =
      store::Ledger::open({.path = folder.path() + "/ledger.db", .reserve_bytes = 0}, begin);
  REQUIRE(ledger);
  const auto voices = tests::unsent(**ledger, kiosk::records::Chain::Voices, 10);
  REQUIRE(voices->size() == 1 + 1);
  const auto record = json::parse(*voices->back().payload);
  const auto inside = tests::open_sealed(record["suggestion"]["box"], tests::SealedPart::Matter);
  REQUIRE(inside);
  CHECK(inside->find(tests::canary(1)) != std::string::npos);
}

TEST_CASE("without keys the store refuses a report and stores nothing (P08)", "[canary]") {
  const tests::TemporaryFolder folder;
  shell::Mailbox mailbox{[] {}};
  shell::StoreWorker worker{
      {.path = folder.path() + "/ledger.db", .reserve_bytes = 0}, std::nullopt, mailbox};
  m::KeepComplaint report{.id = kiosk::Uuid{{4, 1}}, .now = begin};
  report.matter.description = PrivateText{tests::canary(1)};
  worker.submit(report);
  bool refused = false;
  while (!refused) {
    mailbox.wait(std::chrono::milliseconds{100});
    for (const auto& event : mailbox.take_all()) {
      refused = refused || holds_alternative<m::RecordRefused>(event);
      CHECK_FALSE(holds_alternative<m::ComplaintKept>(event));
    }
  }
}

TEST_CASE("a report asked for twice has one number, and no code that withdraws nothing",
          "[canary]") {
  const tests::TemporaryFolder folder;
  shell::Mailbox mailbox{[] {}};
  shell::StoreWorker worker{{.path = folder.path() + "/ledger.db", .reserve_bytes = 0},
                            shell::development_seal_keys(),
                            mailbox};
  const m::KeepComplaint report{.id = kiosk::Uuid{{4, 1}}, .now = begin};
  worker.submit(report);
  worker.submit(report);
  std::vector<m::ComplaintKept> answers;
  while (answers.size() < 2) {
    mailbox.wait(std::chrono::milliseconds{100});
    for (const auto& event : mailbox.take_all()) {
      if (const auto* kept = get_if<m::ComplaintKept>(&event)) answers.push_back(*kept);
    }
  }
  CHECK(answers[0].number == answers[1].number);
  CHECK(answers[0].withdrawal_code.size() == 16);
  CHECK(answers[1].withdrawal_code.empty());
}
