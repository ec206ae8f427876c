// What the event log keeps of a report and of a suggestion, and that it replays all the same.

#include "kiosk/app/model.h"
#include "kiosk/flows/traits.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/event_log.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/sample_states.h"
#include "tests/support/temporary_folder.h"

namespace app = kiosk::app;
namespace flows = kiosk::flows;
namespace m = kiosk::messages;
namespace ui = kiosk::ui;
using namespace std::chrono_literals;

namespace {

const std::string shipped_content_folder = ANJUNGAN_SOURCE_DIR "/config";

/// One visitor who writes, logged as the runtime logs.
class LoggedVisit {
 public:
  explicit LoggedVisit(const std::string& folder)
      : log_(folder, settings()), model_(app::start(settings()).model) {
    m::IdentitiesMade made;
    for (std::uint8_t i = 1; i <= 8; ++i) {
      made.ids.push_back(kiosk::Uuid{{1, i}});
      made.voice_ids.push_back(kiosk::Uuid{{0xAB, 0xCD, 0xEF, i}});
    }
    apply(made);
    apply(m::Tick{.now = *kiosk::parse_instant("2026-11-23T09:12:00+07:00"), .steady = 1s});
    apply(kiosk::shell::load_content(shipped_content_folder));
    apply(m::StoreReported{.depth = 1, .issued_today = {}});
  }

  static kiosk::flows::Settings settings() {
    kiosk::flows::Settings settings;
    settings.takes_reports = true;
    return settings;
  }

  void apply(const m::Event& event) {
    log_.add(event, flows::traits_of(model_.screen).is_private);
    auto step = app::update(std::move(model_), event, tests::words());
    model_ = std::move(step.model);
    log_.checkpoint(model_);
    for (const auto& effect : step.effects) {
      if (const auto* report = get_if<m::KeepComplaint>(&effect)) answer_ = report->id;
      if (const auto* record = get_if<m::KeepRecord>(&effect)) answer_ = record->id;
      if (const auto* slip = get_if<m::PrintSlip>(&effect)) slip_ = *slip;
    }
  }

  void tap(const std::string& id) {
    const auto tree = app::view(model_, tests::words());
    for (const auto* node : ui::all_nodes(tree)) {
      if (node->id != id) continue;
      apply(m::FocusMoved{.id = id});
      return apply(m::Tapped{.id = id, .value = node->value});
    }
    FAIL(id);
  }

  void type(const std::string& text) {
    for (const char c : text) tap(c == ' ' ? "key.space" : "key." + std::string(1, c));
  }

  void report() {
    for (const auto* id :
         {"attract.start", "home.complaint", "complaint.complaint", "complaint.confidential",
          "complaint.about.officer", "complaint.problem.7", "complaint.when.today"}) {
      tap(id);
    }
    type("zxqv wkjy qqzz xxww vvkk jjyy");
    tap("key.delete_word");
    tap("key.restore");
    tap("complaint.take");
    type("zqx wvk");
    tap("complaint.take");
    tap("complaint.notify.0");
    type("0818");
    tap("complaint.take");  // refused: too short
    type("09898222");
    tap("complaint.take");
    tap("complaint.take");
    tap("complaint.send");
    REQUIRE(answer_);
    apply(m::ComplaintKept{.id = *answer_,
                           .number = "PGD-261123-K01-0007",
                           .classification = {},
                           .due = kiosk::parse_date("2026-12-11"),
                           .withdrawal_code = kiosk::PrivateText{"ABCDEFGHIJKLMNOP"}});
    apply(m::SlipEnded{.subject = slip_.subject,
                       .job = slip_.job,
                       .result = {.outcome = drivers::printer::Outcome::Printed}});
    log_.finish(model_);
  }

  void survey() {
    for (const auto* id : {"attract.start", "home.survey", "survey.full", "survey.start"}) tap(id);
    for (int skipped = 0; skipped < 5; ++skipped) tap("survey.skip");
    for (int answered = 0; answered < 9; ++answered) tap("survey.answer.3");
    type("zxqv wkjy");
    tap("key.delete_word");
    tap("survey.take");
    tap("survey.send");
    REQUIRE(answer_);
    apply(m::RecordKept{.id = *answer_});
    log_.finish(model_);
  }

  [[nodiscard]] std::string screen() const { return app::view(model_, tests::words()).name; }

 private:
  kiosk::shell::EventLog log_;
  app::Model model_;
  std::optional<kiosk::Uuid> answer_;
  m::PrintSlip slip_;
};

struct Written {
  tests::TemporaryFolder folder;
  std::string log;

  explicit Written(void (LoggedVisit::*visitor)() = &LoggedVisit::report,
                   const char* last_screen = "complaint.sent") {
    LoggedVisit visit{folder.path()};
    (visit.*visitor)();
    CHECK(visit.screen() == last_screen);
    log = tests::read_file(folder.path() + "/events.jsonl");
  }
};

}  // namespace

TEST_CASE("a logged report replays to the same model, up to its words", "[event_log]") {
  const Written written;
  const auto report = kiosk::shell::replay(written.folder.path() + "/events.jsonl",
                                           shipped_content_folder, tests::words());
  INFO(report.error << "\n" << report.last_model);
  CHECK(report.same());
  CHECK(report.last_model.find("complaint.sent keeping=3/-") != std::string::npos);
}

TEST_CASE("no key that was typed or focused on a private screen is in the log", "[event_log]") {
  const Written written;
  CHECK(written.log.find("key.hidden") != std::string::npos);
  for (const auto* key : {"\"key.z", "\"key.q", "\"key.x", "\"key.0", "\"key.space"}) {
    INFO(key);
    CHECK(written.log.find(key) == std::string::npos);
  }
}

TEST_CASE("nothing in the log leads from its times to a report in the ledger (P01)",
          "[event_log]") {
  const Written written;
  for (const auto* trace : {"abcdef01", "abcdef02", "PGD-", "2026-12-11", "ABCDEFGH"}) {
    INFO(trace);
    CHECK(written.log.find(trace) == std::string::npos);
  }
}

TEST_CASE("the log keeps no key of a suggestion, and replays without it (P10)", "[event_log]") {
  const Written written{&LoggedVisit::survey, "survey.thanks"};
  CHECK(written.log.find("key.hidden") != std::string::npos);
  for (const auto* key : {"\"key.z", "\"key.w", "\"key.space", "survey.answer.3"}) {
    INFO(key);
    CHECK(written.log.find(key) == std::string::npos);
  }
  const auto report = kiosk::shell::replay(written.folder.path() + "/events.jsonl",
                                           shipped_content_folder, tests::words());
  INFO(report.error << "\n" << report.last_model);
  CHECK(report.same());
}
