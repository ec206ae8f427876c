#include "kiosk/shell/files/event_log.h"

#include <filesystem>
#include <fstream>

#include "kiosk/shell/files/content_loader.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/sample_states.h"
#include "tests/support/temporary_folder.h"

namespace app = kiosk::app;
namespace m = kiosk::messages;
using kiosk::shell::EventLog;
using kiosk::shell::replay;
using tests::read_file;
using namespace std::chrono_literals;

namespace {

const std::string content_folder = ANJUNGAN_SOURCE_DIR "/config";

/// A kiosk that logs what happens to it, without workers.
class LoggedDay {
 public:
  explicit LoggedDay(const std::string& folder, kiosk::flows::Settings settings = {})
      : settings_(std::move(settings)),
        log_(folder, settings_),
        model_(app::start(settings_).model) {
    answer(m::MakeIdentities{});
    apply(m::Tick{.now = now_, .steady = 0ms});
    apply(kiosk::shell::load_content(content_folder));
    apply(m::StoreReported{.depth = 1, .issued_today = {}});
  }

  void apply(const m::Event& event) {
    log_.add(event);
    auto step = app::update(std::move(model_), event, tests::words());
    model_ = std::move(step.model);
    log_.checkpoint(model_);
    for (const auto& effect : step.effects) answer(effect);
  }

  void visitor() {
    for (const auto& [id, value] :
         std::vector<std::pair<std::string, std::string>>{{"attract.start", ""},
                                                          {"home.ticket", ""},
                                                          {"queue.agency.DPMPTSP", "DPMPTSP"},
                                                          {"queue.service.SP071", "SP071"},
                                                          {"card.take", ""},
                                                          {"queue.priority.none", ""}}) {
      apply(m::Tapped{.id = id, .value = value});
      tick(1s);
    }
    for (int i = 0; i < 30; ++i) tick(1s);
  }

  void tick(std::chrono::seconds time) {
    now_ += time;
    steady_ += time;
    apply(m::Tick{.now = now_, .steady = steady_});
  }

  void finish() { log_.finish(model_); }
  [[nodiscard]] const app::Model& model() const { return model_; }

 private:
  void answer(const m::Effect& effect) {
    if (holds_alternative<m::MakeIdentities>(effect)) {
      m::IdentitiesMade made;
      for (int i = 0; i < 8; ++i) {
        made.ids.push_back(kiosk::Uuid{{1, ++identity_}});
        made.voice_ids.push_back(kiosk::Uuid{{2, identity_}});
      }
      apply(made);
    } else if (const auto* issue = get_if<m::IssueTicket>(&effect)) {
      apply(m::TicketIssued{
          .ticket = {.request = issue->request,
                     .number = {.group = issue->request.group, .sequence = ++number_},
                     .day = *kiosk::parse_date("2026-11-23"),
                     .issued_at = issue->now,
                     .wait_minutes = std::nullopt}});
    } else if (const auto* slip = get_if<m::PrintSlip>(&effect)) {
      apply(m::SlipEnded{.subject = slip->subject,
                         .job = slip->job,
                         .result = {.outcome = drivers::printer::Outcome::Printed}});
    }
  }

  kiosk::flows::Settings settings_;
  EventLog log_;
  app::Model model_;
  kiosk::Instant now_ = *kiosk::parse_instant("2026-11-23T09:00:00+07:00");
  std::chrono::milliseconds steady_{0};
  std::uint8_t identity_ = 0;
  int number_ = 0;
};

struct WrittenDay {
  tests::TemporaryFolder folder;
  std::string log = folder.path() + "/events.jsonl";
  std::string last_model;

  WrittenDay() {
    LoggedDay day{folder.path()};
    for (int i = 0; i < 5; ++i) day.visitor();
    day.finish();
    last_model = app::describe(day.model());
  }
  [[nodiscard]] kiosk::shell::ReplayResult replayed() const {
    return replay(log, content_folder, tests::words());
  }
};

}  // namespace

TEST_CASE("a logged day replays to the same model", "[event_log]") {
  const WrittenDay day;
  const auto report = day.replayed();
  CHECK(report.error.empty());
  CHECK(report.same());
  CHECK(report.events > 150);
  CHECK(report.last_model.find("A5") != std::string::npos);  // five numbers were given
  CHECK(report.checkpoints > 4);
  CHECK(report.last_model == day.last_model);
}

TEST_CASE("a log that a crash cut in the middle of a line replays up to there", "[event_log]") {
  const WrittenDay day;
  const auto whole = read_file(day.log);
  for (const std::size_t cut : {whole.size() - 5, whole.size() - 40, whole.size() / 2}) {
    tests::write_file(day.log, whole.substr(0, cut));
    const auto report = day.replayed();
    INFO(cut);
    CHECK(report.error.empty());
    CHECK(report.same());
  }
}

TEST_CASE("a changed event is found by the next checkpoint", "[event_log]") {
  const WrittenDay day;
  auto text = read_file(day.log);
  const auto tap = text.find("queue.service.SP071");
  REQUIRE(tap != std::string::npos);
  text.replace(tap, 19, "queue.service.SP999");
  const auto value = text.find("SP071", tap);
  text.replace(value, 5, "SP999");
  tests::write_file(day.log, text);
  const auto report = day.replayed();
  CHECK_FALSE(report.same());
  CHECK(report.first_difference > 0);
}

TEST_CASE("a missing event is found", "[event_log]") {
  const WrittenDay day;
  auto text = read_file(day.log);
  const auto start = text.find("{\"event\":\"identities\"");

  REQUIRE(start != std::string::npos);
  text.erase(start, text.find('\n', start) + 1 - start);
  tests::write_file(day.log, text);
  CHECK_FALSE(day.replayed().same());
}

TEST_CASE("a file that is no log is refused by name", "[event_log]") {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() + "/x";
  CHECK_FALSE(replay(path, content_folder, tests::words()).error.empty());
  for (const auto* text : {"", "hello\n", "{}\n", "{\"anjungan_event_log\":3}\n"}) {
    tests::write_file(path, text);
    INFO(text);
    CHECK_FALSE(replay(path, content_folder, tests::words()).error.empty());
  }
}

TEST_CASE("another content than the log's is refused, not guessed", "[event_log]") {
  const WrittenDay day;
  const tests::TemporaryFolder empty;
  const auto report = replay(day.log, empty.path(), tests::words());
  CHECK(report.error.find("content") != std::string::npos);
}

TEST_CASE("a new log keeps the one before", "[event_log]") {
  const tests::TemporaryFolder folder;
  {
    LoggedDay first{folder.path()};
  }
  const auto before = read_file(folder.path() + "/events.jsonl");
  {
    LoggedDay second{folder.path()};
  }
  CHECK(read_file(folder.path() + "/events.1.jsonl") == before);
}

TEST_CASE("a folder that cannot be written to makes a log that keeps nothing", "[event_log]") {
  EventLog log{"/nonexistent/folder", {}};
  log.add(m::Touched{});
  log.finish(tests::booted_model());
  CHECK_FALSE(log.is_full());
}

TEST_CASE("a replay knows every limit of the settings that were in force", "[event_log]") {
  const tests::TemporaryFolder folder;
  kiosk::flows::Settings settings;
  settings.takes_reports = true;
  settings.form_warn_after = 30s;
  settings.form_leave_after = 10s;
  settings.slide_for = 5s;
  LoggedDay day{folder.path(), settings};
  for (const auto* id : {"attract.start", "home.complaint", "complaint.complaint"}) {
    day.apply(m::Tapped{.id = id, .value = ""});
  }
  for (int i = 0; i < 35; ++i) day.tick(1s);
  const auto warned = app::describe(day.model());
  for (int i = 0; i < 20; ++i) day.tick(1s);
  day.finish();
  CHECK(warned != app::describe(day.model()));
  const auto report = replay(folder.path() + "/events.jsonl", content_folder, tests::words());
  INFO(report.error << "\n" << report.last_model);
  CHECK(report.same());
  CHECK(report.last_model == app::describe(day.model()));
}
