// Thousands of visitors who do anything, with a ledger and a printer that answer late, wrongly or
// not at all. Every seed is a test of its own: a failure names it.

#include <array>
#include <deque>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/sample_states.h"

namespace {

namespace app = kiosk::app;
namespace m = kiosk::messages;
namespace printer = drivers::printer;
namespace ui = kiosk::ui;
using namespace std::chrono_literals;

constexpr std::size_t longest_trail = 16;

/// The hall around one kiosk.
class Walk {
 public:
  explicit Walk(unsigned seed) : random_(seed), model_(tests::booted_model()) {
    model_.identities_asked = false;
  }

  [[nodiscard]] const app::Model& model() const { return model_; }
  [[nodiscard]] std::size_t longest_trail_seen() const { return longest_; }

  void step() {
    const int kind = pick(100);
    if (kind < 45) return tap_something();
    if (kind < 50) return apply(m::Tapped{.id = junk(), .value = junk()});
    if (kind < 53) return apply(m::FocusMoved{.id = junk()});
    if (kind < 56) return apply(m::Touched{});
    if (kind < 70) return tick(std::chrono::milliseconds{pick(2000)});
    if (kind < 72) return jump_clock();
    if (kind < 76) return apply(any_printer_report());
    if (kind < 78) return apply(any_store_report());
    if (kind < 79) return scan_something();
    if (kind < 80) return apply(m::FacePressed{.face = pick(5)});
    if (kind < 84) return press_something();
    if (kind < 85) return apply(m::HeadphonesReported{.plugged = pick(2) == 0});
    answer_something();
  }

  void tick(std::chrono::milliseconds time) {
    steady_ += time;
    now_ += time;
    apply(m::Tick{.now = now_, .steady = steady_});
    // The voice ends what it says, sometimes late, sometimes something that was said before.
    if (pick(2) == 0) {
      apply(m::SpeechEnded{.utterance = model_.last_utterance - (pick(4) == 0 ? 1U : 0U),
                           .heard = pick(20) != 0});
    }
  }

 private:
  /// Any kind of code, most of them of the day.
  void scan_something() {
    namespace d = kiosk::domain;
    const d::TicketNumber number{.group = 'A', .sequence = 1 + pick(40)};
    const kiosk::Date day = kiosk::add_days(*kiosk::parse_date("2026-11-23"), pick(3) - 2);
    const std::array<d::Scan, 6> scans{
        d::Code{d::SurveyInvitationCode{.kiosk = "K01", .date = day, .number = number}},
        d::Code{d::TicketCode{.kiosk = "K01", .date = day, .number = number}},
        d::Code{
            d::FileReceiptCode{.registration_number = "R1", .date = day, .service_code = "SP071"}},
        d::Code{d::BadgeCode{.officer = "PTG-1", .expires = day}},
        d::InvalidCode{.error = d::CodeError::FutureDate},
        d::UnknownCode{}};
    apply(m::Scanned{.scan = scans.at(static_cast<std::size_t>(pick(6)))});
    apply(m::SpentReported{.spent = pick(2) == 0});
    apply(m::LinkReported{.state = pick(2) == 0 ? m::LinkState::Up : m::LinkState::Down});
  }

  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::string junk() {
    static const std::vector<std::string> pieces{"nav.back",
                                                 "nav.home",
                                                 "queue.service.",
                                                 "queue.agency.X",
                                                 "page.next",
                                                 "issuing.print",
                                                 "key.",
                                                 "display.size.9",
                                                 "tools.language.",
                                                 "many.take",
                                                 "complaint.take",
                                                 "good",
                                                 "complaint.day.back",
                                                 "complaint.send",
                                                 "99999999999",
                                                 "-1",
                                                 "\xff\xfe broken",
                                                 "",
                                                 "issuing.again",
                                                 "staff.open",
                                                 "idle.no",
                                                 "SP071",
                                                 "delete",
                                                 "queue.priority."};
    return pieces[static_cast<std::size_t>(pick(static_cast<int>(pieces.size())))];
  }

  void apply(const m::Event& event) {
    auto step = app::update(std::move(model_), event, tests::words());
    model_ = std::move(step.model);
    for (auto& effect : step.effects) {
      if (holds_alternative<m::IssueTicket>(effect) || holds_alternative<m::PrintSlip>(effect) ||
          holds_alternative<m::KeepComplaint>(effect) ||
          holds_alternative<m::MakeIdentities>(effect)) {
        waiting_.push_back(std::move(effect));
      }
    }
    longest_ = std::max(longest_, model_.trail.size());
  }

  void tap_something() {
    const auto tree = app::view(model_, tests::words());
    std::vector<const ui::Node*> controls;
    for (const auto* node : ui::all_nodes(tree)) {
      if (ui::is_control(node->role) && node->enabled) controls.push_back(node);
    }
    if (controls.empty()) return;
    const auto* target =
        controls[static_cast<std::size_t>(pick(static_cast<int>(controls.size())))];
    apply(m::Tapped{.id = target->id, .value = target->value});
  }

  /// A key and what it does to something that may not be there.
  void press_something() {
    apply(m::KeyPressed{.key = static_cast<ui::TactileKey>(pick(ui::tactile_key_count))});
    if (pick(2) == 0) tap_something();
  }

  void jump_clock() {
    constexpr std::chrono::hours jumps[]{-24h, -1h, 1h, 12h, 24h, 87'600h, -87'600h};
    now_ += jumps[pick(7)];
    tick(1ms);
  }

  m::PrinterReported any_printer_report() {
    return {.status = {.readiness = static_cast<printer::Readiness>(pick(3)),
                       .trouble = static_cast<printer::Trouble>(pick(10)),
                       .paper = static_cast<printer::Paper>(pick(4)),
                       .model = {}}};
  }

  m::StoreReported any_store_report() {
    m::StoreReported report{.clock = static_cast<kiosk::domain::ClockVerdict>(pick(4)),
                            .depth = pick(1000),
                            .issued_today = {}};
    if (pick(3) == 0) report.trouble = static_cast<kiosk::store::StoreError>(pick(8));
    return report;
  }

  /// Ledger and printer answer one of their open questions, in any order, or never.
  void answer_something() {
    if (waiting_.empty()) return;
    const auto index = static_cast<std::ptrdiff_t>(pick(static_cast<int>(waiting_.size())));
    const auto question = waiting_[static_cast<std::size_t>(index)];
    if (pick(4) != 0) waiting_.erase(waiting_.begin() + index);  // else answered twice
    if (waiting_.size() > 50) waiting_.pop_front();              // never answered
    if (const auto* issue = get_if<m::IssueTicket>(&question)) return answer(*issue);
    if (const auto* slip = get_if<m::PrintSlip>(&question)) return answer(*slip);
    if (const auto* report = get_if<m::KeepComplaint>(&question)) return answer(*report);
    m::IdentitiesMade made;
    for (int i = 0; i < 8; ++i) {
      ++identities_;
      made.ids.push_back(kiosk::Uuid{{7, static_cast<std::uint8_t>(identities_ >> 16U),
                                      static_cast<std::uint8_t>(identities_ >> 8U),
                                      static_cast<std::uint8_t>(identities_)}});
      made.voice_ids.push_back(kiosk::Uuid{{4, static_cast<std::uint8_t>(identities_ >> 16U),
                                            static_cast<std::uint8_t>(identities_ >> 8U),
                                            static_cast<std::uint8_t>(identities_)}});
    }
    apply(made);
  }

  void answer(const m::IssueTicket& question) {
    if (pick(4) == 0) {
      apply(m::TicketRefused{.request = question.request.id,
                             .error = static_cast<kiosk::store::StoreError>(pick(8))});
      return;
    }
    apply(m::TicketIssued{
        .ticket = {.request = question.request,
                   .number = {.group = question.request.group, .sequence = 1 + pick(9999)},
                   .day = kiosk::to_local(question.now, kiosk::UtcOffset{420}).date,
                   .issued_at = question.now,
                   .ahead_at_issue = pick(50),
                   .wait_minutes = std::nullopt}});
  }

  void answer(const m::KeepComplaint& report) {
    if (pick(4) == 0) {
      apply(m::RecordRefused{.id = report.id,
                             .error = static_cast<kiosk::store::StoreError>(pick(8))});
      return;
    }
    apply(m::ComplaintKept{.id = report.id,
                           .number = "PGD-261123-K01-0001",
                           .classification = report.header.classification,
                           .due = report.header.due,
                           .withdrawal_code = {}});
  }

  void answer(const m::PrintSlip& slip) {
    apply(m::SlipEnded{.subject = slip.subject,
                       .job = slip.job + static_cast<std::uint64_t>(pick(10) == 0),
                       .result = {.outcome = static_cast<printer::Outcome>(pick(3)),
                                  .trouble = static_cast<printer::Trouble>(pick(10)),
                                  .may_have_left_marks = pick(2) == 0}});
  }

  std::minstd_rand random_;
  app::Model model_;
  kiosk::Instant now_ = *kiosk::parse_instant("2026-11-23T09:12:00+07:00");
  std::chrono::milliseconds steady_{0};
  std::deque<m::Effect> waiting_;
  std::uint32_t identities_ = 0;
  std::size_t longest_ = 0;
};

/// Time enough for every screen to be read to its end, to warn and to leave.
void leave_alone(Walk& walk) {
  const auto nobody = [&] {
    const auto& model = walk.model();
    return std::holds_alternative<kiosk::flows::home::Attract>(model.screen) &&
           !model.session.hearing.on;
  };
  for (int second = 0; second < 900 && !nobody(); second += 3) walk.tick(3000ms);
}

}  // namespace

TEST_CASE("whatever visitors and devices do, an idle kiosk returns to its first screen",
          "[random]") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Walk walk{seed};
    INFO("seed " << seed);
    for (int i = 0; i < 400; ++i) walk.step();
    CHECK(walk.longest_trail_seen() <= longest_trail);
    leave_alone(walk);
    const auto tree = app::view(walk.model(), tests::words());
    INFO(app::describe(walk.model()));
    REQUIRE(tree.name == "home.attract");
  }
}

TEST_CASE("after a thousand random visits nothing of a visit is left (A14)", "[random]") {
  app::Session fresh;
  for (unsigned seed = 1; seed <= 50; ++seed) {
    Walk walk{1000 + seed};
    for (int visit = 0; visit < 20; ++visit) {
      for (int i = 0; i < 25; ++i) walk.step();
      leave_alone(walk);
      const auto& model = walk.model();
      INFO("seed " << seed << " visit " << visit << ": " << app::describe(model));
      fresh.appearance.language = model.settings.languages.front();
      fresh.last_activity = model.session.last_activity;
      REQUIRE(model.session == fresh);
      REQUIRE(model.trail.empty());
      REQUIRE(std::holds_alternative<kiosk::flows::home::Attract>(model.screen));
    }
  }
}

TEST_CASE("when nobody is there, a few events lead to the same kiosk", "[random]") {
  int rests = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Walk walk{3000 + seed};
    for (int visit = 0; visit < 20; ++visit) {
      for (int i = 0; i < 25; ++i) walk.step();
      leave_alone(walk);
      walk.tick(6s);  // the faces rest no more
      const auto& model = walk.model();
      if (!model.slips.empty() || model.session.speech.speaking) continue;
      INFO("seed " << seed << " visit " << visit << ": " << app::describe(model));
      REQUIRE(app::resume(model, tests::words()));
      ++rests;
    }
  }
  CHECK(rests > 40);
}

TEST_CASE("a random walk shows no phrase that is missing", "[random]") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    Walk walk{5000 + seed};
    for (int i = 0; i < 300; ++i) {
      walk.step();
      const auto tree = app::view(walk.model(), tests::words());
      const auto language = walk.model().session.appearance.language;
      for (const auto* node : ui::all_nodes(tree)) {
        if (node->text.key.empty()) continue;
        INFO(node->id << ' ' << node->text.key);
        REQUIRE(ui::resolve(node->text, language, tests::words()).front() != '[');
      }
    }
  }
}
