// Visitor after visitor at the real program, with faults and power cuts in between: all that was
// told must be stored, once, and nothing may grow (R14).

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>

#include <fmt/format.h>

#include "kiosk/records/kinds.h"
#include "kiosk/store/ledger.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/rounds.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unsent.h"

using nlohmann::json;
using tests::KioskProcess;
using tests::TemporaryFolder;
using namespace std::chrono_literals;

namespace fs = std::filesystem;
namespace records = kiosk::records;
namespace store = kiosk::store;

namespace {

constexpr kiosk::UtcOffset office{420};
constexpr int warm_up_visits = 100;  // until caches and the bench hold what they will

/// What a process holds of the machine. Fonts are opened as screens ask for their sizes, and kept
/// within a bound of their own: they do not count.
struct Held {
  long memory_kib = 0;
  int files = 0;
};

Held held_by(pid_t process) {
  Held held;
  const auto folder = fmt::format("/proc/{}", process);
  std::ifstream status(folder + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) held.memory_kib = std::atol(line.c_str() + 6);
  }
  for (const auto& file : fs::directory_iterator(folder + "/fd")) {
    std::error_code closed_meanwhile;
    const auto target = fs::read_symlink(file.path(), closed_meanwhile).string();
    if (target.find("/fonts/") == std::string::npos) ++held.files;
  }
  return held;
}

class Soak {
 public:
  explicit Soak(int life_visits) : life_visits_(life_visits) { start(); }

  void receive_visitor() {
    const auto who = random_() % 10;
    const bool is_cut = visits_in_life_ >= life_visits_;
    const auto fault = random_() % 8 == 0 ? some_fault() : std::string{};
    if (!fault.empty()) kiosk_->set_fault(fault, true);
    if (who < 6) take_number(is_cut);
    if (who == 6 || who == 7) make_suggestion(is_cut);
    if (who == 8) press_face();
    if (who == 9) walk_away();
    if (is_cut) return restart();
    if (!fault.empty()) kiosk_->set_fault(fault, false);
    kiosk_->settle();
    kiosk_->wait_until_gone();
    pass_time();
    ++visits_in_life_;
    if (visits_in_life_ == warm_up_visits) warm_ = held_by(kiosk_->pid());
  }

  /// What a visitor or the log was told against what is stored.
  void check_records();

  [[nodiscard]] std::size_t told() const { return told_.size(); }
  [[nodiscard]] int cuts() const { return cuts_; }
  [[nodiscard]] const std::string& growth() const { return growth_; }

 private:
  void start() {
    kiosk_.emplace(data_.path());
    kiosk_->set_clock(kiosk::to_iso(now_, office));
    visits_in_life_ = 0;
    warm_.reset();
  }

  /// As a power cut, whatever the kiosk is doing.
  void restart() {
    measure_growth();
    kiosk_->kill();
    kiosk_.reset();
    ++cuts_;
    start();
  }

  void measure_growth() {
    if (!warm_) return;
    const auto held = held_by(kiosk_->pid());
    CHECK(held.files <= warm_->files + 2);  // a line to the printer is opened anew now and then
    growth_ += fmt::format("; {} KiB after {} visits, {} after {}", warm_->memory_kib,
                           warm_up_visits, held.memory_kib, visits_in_life_);
  }

  std::string some_fault() {
    const std::array<const char*, 4> faults{"paper_out", "cover_open", "paper_near_end", "offline"};
    return faults.at(random_() % faults.size());
  }

  /// Each as far as the kiosk lets: what is not on the screen is not tapped.
  void tap(const std::vector<std::string>& ids) {
    for (const auto& id : ids) kiosk_->ask({{"do", "tap"}, {"id", id}});
  }

  void note_told(const std::string& id, std::size_t without_end = 0) {
    const auto number = kiosk_->node(id);
    if (!number) return;
    const auto day = kiosk::to_iso(now_, office).substr(0, 10);
    auto text = (*number)["text"].get<std::string>();
    text.resize(text.size() - without_end);
    const auto label_end = text.rfind('\n');
    CHECK(told_.insert(fmt::format("{} {}", day, text.substr(label_end + 1))).second);
  }

  void take_number(bool is_cut) {
    tap({"attract.start", "home.ticket", "queue.agency.DPMPTSP", "queue.service.SP071", "card.take",
         "queue.priority.none"});
    if (is_cut && random_() % 2 == 0) return;
    kiosk_->settle();
    note_told("issuing.number");
  }

  void make_suggestion(bool is_cut) {
    tap({"attract.start", "home.complaint", "complaint.suggestion", "complaint.anonymous",
         "complaint.about.other"});
    kiosk_->ask({{"do", "type"}, {"text", "Kursi di ruang tunggu kurang."}});
    tap({"complaint.take", "complaint.send"});
    if (is_cut && random_() % 2 == 0) return;
    kiosk_->settle();
    note_told("complaint.number", 2);  // the record has it without its check digit
  }

  void press_face() { kiosk_->must({{"do", "press"}, {"face", 1 + random_() % 4}}); }

  void walk_away() {
    const std::vector<std::string> way{"attract.start", "home.ticket", "queue.agency.DPMPTSP",
                                       "queue.service.SP071"};
    tap({way.begin(), way.begin() + 1 + static_cast<std::ptrdiff_t>(random_() % way.size())});
  }

  /// To the next visitor; in the evening to the next working day.
  void pass_time() {
    now_ = kiosk_->now() + 1min;
    if (kiosk::to_local(now_, office).since_midnight >= 15h) now_ += 17h;
    const auto is_weekend = [&] {
      const auto day = kiosk::weekday_of(kiosk::to_local(now_, office).date);
      return day == std::chrono::Saturday || day == std::chrono::Sunday;
    };
    while (is_weekend()) now_ += 24h;
    kiosk_->set_clock(kiosk::to_iso(now_, office));
  }

  TemporaryFolder data_;
  std::mt19937 random_{14};
  kiosk::Instant now_ = *kiosk::parse_instant("2026-11-23T08:00:00+07:00");
  int life_visits_;
  std::optional<KioskProcess> kiosk_;
  int visits_in_life_ = 0;
  int cuts_ = 0;
  std::optional<Held> warm_;
  std::string growth_;          // of each life that was long enough
  std::set<std::string> told_;  // day and number
};

void Soak::check_records() {
  measure_growth();
  kiosk_->settle();
  CHECK(kiosk_->must({{"do", "verify"}})["intact"] == true);
  CHECK(kiosk_->stop() == 0);
  auto ledger = store::Ledger::open({.path = data_.path() + "/ledger.db"}, now_);
  REQUIRE(ledger);
  std::map<std::string, int> stored;
  constexpr int all = 10'000'000;
  const auto journal = tests::unsent(**ledger, records::Chain::Journal, all).value();
  for (const auto& record : journal) {
    if (record.kind != "ticket_issued") continue;
    const auto payload = json::parse(record.payload.value_or("{}"));
    const auto number = payload["number"].get<std::string>();
    ++stored[fmt::format("{} {}-{}", payload["day"].get<std::string>(), number.substr(0, 1),
                         number.substr(1))];
  }
  const auto voices = tests::unsent(**ledger, records::Chain::Voices, all).value();
  for (const auto& record : voices) {
    if (record.kind != "report_kept") continue;
    const auto number = json::parse(record.payload.value_or("{}"))["no"].get<std::string>();
    ++stored[fmt::format("20{}-{}-{} {}", number.substr(4, 2), number.substr(6, 2),
                         number.substr(8, 2), number)];
  }
  std::string wrong;
  for (const auto* chain : {&journal, &voices}) {
    for (const auto& record : *chain) {
      const records::Fact fact{record.chain, record.kind, record.payload.value_or("")};
      if (!records::is_well_formed(fact)) wrong += fmt::format("{}: {}\n", fact.kind, fact.payload);
    }
  }
  for (const auto& [number, times] : stored) {
    if (times > 1) wrong += fmt::format("{} is stored {} times\n", number, times);
  }
  for (const auto& number : told_) {
    if (!stored.contains(number)) wrong += fmt::format("{} was told and is not stored\n", number);
  }
  INFO(wrong);
  CHECK(wrong.empty());
}

}  // namespace

TEST_CASE("visit after visit, with faults and power cuts, all that was told is stored once (R14)",
          "[process][soak]") {
  const int wanted = tests::rounds("ANJUNGAN_SOAK_VISITS", 16);
  constexpr int longest_life = 500;
  const auto began = std::chrono::steady_clock::now();
  Soak soak{wanted > warm_up_visits ? longest_life : 6};
  for (int visit = 0; visit < wanted; ++visit) soak.receive_visitor();
  soak.check_records();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  constexpr double goal_numbers = 50'000;
  const double hours_to_goal =
      goal_numbers / static_cast<double>(soak.told()) * took.count() / 3600;
  WARN(
      fmt::format("{} visits in {:.0f} s, {} numbers told, {} power cuts{}; 50,000 numbers take "
                  "{:.1f} hours",
                  wanted, took.count(), soak.told(), soak.cuts(), soak.growth(), hours_to_goal));
}
