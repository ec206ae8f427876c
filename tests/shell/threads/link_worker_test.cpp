#include "kiosk/shell/threads/link_worker.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <thread>

#include "kiosk/records/staff.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace kiosk;
using namespace std::chrono_literals;
using messages::LinkReported;
using messages::LinkState;
using shell::LinkWorker;
using shell::StoreWorker;
using sync::LinkFault;

const Instant morning = *parse_instant("2026-11-23T09:12:00+07:00");

/// What the hub does, and what it was told. One for each test.
class FakeHub {
 public:
  std::expected<sync::HubReply, sync::HubError> hear(std::string_view path,
                                                     const std::string& body) {
    const std::lock_guard lock{mutex_};
    if (cancelled_) return std::unexpected(sync::HubError{.fault = LinkFault::Broken});
    auto answer = answer_;
    if (path == "/v1/records") {
      auto push = sync::parse_push(body);
      REQUIRE(push);
      if (answer) {
        const auto& last = push->records.back();
        answer->body = text_of(sync::PushAnswer{
            .refusal = refusal_, .head = {.sequence = last.sequence, .hash = last.hash}});
        if (holds_nothing_ && push->records.front().sequence > 1) {
          answer->body = text_of(sync::PushAnswer{.refusal = sync::Refusal::Gap, .head = {}});
        }
      }
      pushes_.push_back(std::move(*push));
      came_.notify_all();
    }
    return answer;
  }

  void answer(std::expected<sync::HubReply, sync::HubError> next,
              std::optional<sync::Refusal> refusal = {}) {
    const std::lock_guard lock{mutex_};
    answer_ = std::move(next);
    refusal_ = refusal;
  }

  /// As when its database was put back: from now on it holds nothing of the chains.
  void lose_all() {
    const std::lock_guard lock{mutex_};
    holds_nothing_ = true;
  }

  void cancel() {
    const std::lock_guard lock{mutex_};
    cancelled_ = true;
  }

  /// The next push, waited for.
  sync::Push next_push() {
    std::unique_lock lock{mutex_};
    REQUIRE(came_.wait_for(lock, 30s, [&] { return !pushes_.empty(); }));
    auto push = std::move(pushes_.front());
    pushes_.pop_front();
    return push;
  }

  [[nodiscard]] bool was_told_more() {
    const std::lock_guard lock{mutex_};
    return !pushes_.empty();
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<sync::Push> pushes_;
  std::expected<sync::HubReply, sync::HubError> answer_ =
      sync::HubReply{.status = 200, .body = text_of(sync::PushAnswer{})};
  std::optional<sync::Refusal> refusal_;
  bool cancelled_ = false;
  bool holds_nothing_ = false;
};

FakeHub* hub_of_this_test = nullptr;

class FakeLine : public sync::HubLine {
 public:
  std::expected<sync::HubReply, sync::HubError> post(std::string_view path, const std::string& body,
                                                     std::chrono::milliseconds) override {
    return hub_of_this_test->hear(path, body);
  }
  std::expected<sync::HubReply, sync::HubError> get(std::string_view path,
                                                    std::chrono::milliseconds) override {
    return hub_of_this_test->hear(path, "");
  }
  void cancel() override { hub_of_this_test->cancel(); }
};

sync::LinkLibrary fake_library() {
  return {.connect = [](const sync::HubIdentity&) -> std::shared_ptr<sync::HubLine> {
            return std::make_shared<FakeLine>();
          },
          .enrol = nullptr,
          .renew = [](sync::HubLine&, const sync::HubIdentity& identity, const std::string&,
                      const std::string&) -> std::expected<sync::HubIdentity, sync::HubError> {
            auto renewed = identity;
            renewed.certificate = "second";
            return renewed;
          },
          .validity_of = [](const sync::HubIdentity& identity) -> std::optional<sync::Validity> {
            const auto from = identity.certificate == "first" ? morning - 24h * 50 : morning;
            return sync::Validity{.from = from, .until = from + 24h * 90};
          }};
}

/// A ledger's thread and a link's, and what they tell the core.
class Kiosk {
 public:
  explicit Kiosk(std::string certificate = "second") {
    hub_of_this_test = &hub;
    link_ = std::make_unique<LinkWorker>(
        shell::LinkSetup{.library = fake_library(),
                         .identity = {.url = "https://hub",
                                      .centre = "mpp",
                                      .digit = 1,
                                      .authority = "",
                                      .certificate = std::move(certificate),
                                      .key = ""},
                         .kiosk = "K01",
                         .seal_keys = "",
                         .keep =
                             [this](const sync::HubIdentity& one) {
                               kept = one.certificate;
                               return true;
                             }},
        store_, mailbox_, messages::Tick{.now = morning});
    store_.on_journal([this] { link_->journal_grew(); });
  }
  ~Kiosk() {
    mailbox_.close();
    link_->stop();
  }

  void note_fact() {
    store_.submit(messages::StoreEffect{
        messages::RecordFact{.fact = records::staff_called_fact("help"), .now = morning}});
  }

  void keep_voice() {
    store_.submit(messages::StoreEffect{messages::KeepRecord{
        .id = Uuid{{7}},
        .fact = {.chain = records::Chain::Voices, .kind = "pulse", .payload = "{}"},
        .now = morning}});
  }

  void tick(std::chrono::milliseconds later) {
    link_->tick({.now = morning + later, .steady = later});
  }

  std::int64_t unsent(records::Chain chain) {
    std::promise<store::LedgerStatus> promise;
    auto told = promise.get_future();
    store_.submit(StoreWorker::AskStatus{[&](auto status) { promise.set_value(*status); }});
    const auto status = told.get();
    return chain == records::Chain::Journal ? status.journal.unsent : status.voices.unsent;
  }

  /// The next that is told of the line.
  LinkReported next_report() {
    while (true) {
      mailbox_.wait(30s);
      for (const auto& event : mailbox_.take_all()) {
        if (const auto* report = get_if<LinkReported>(&event)) return *report;
      }
    }
  }

  /// How much is still to be sent, as the core was told last; nothing when it was not told anew.
  std::optional<std::int64_t> unsent_told() {
    std::optional<std::int64_t> told;
    for (const auto& event : mailbox_.take_all()) {
      const auto* report = get_if<messages::StoreReported>(&event);
      if (report != nullptr) told = report->unsent;
    }
    return told;
  }

  FakeHub hub;
  std::string kept;

 private:
  tests::TemporaryFolder folder_;
  shell::Mailbox mailbox_{[] {}};
  StoreWorker store_{
      {.path = folder_.path() + "/ledger.db", .kiosk = "K01", .reserve_bytes = 0}, {}, mailbox_};
  std::unique_ptr<LinkWorker> link_;
};

bool becomes(const std::function<bool()>& condition) {
  const auto until = std::chrono::steady_clock::now() + 30s;
  while (std::chrono::steady_clock::now() < until) {
    if (condition()) return true;
    std::this_thread::yield();
  }
  return false;
}

}  // namespace

TEST_CASE("what is stored in the journal is pushed and acknowledged, and the line is up") {
  Kiosk kiosk;
  CHECK(kiosk.hub.next_push().chain == records::Chain::Journal);
  CHECK(kiosk.next_report() == LinkReported{.state = LinkState::Up});
  kiosk.note_fact();
  const auto push = kiosk.hub.next_push();
  CHECK(push.kiosk == "K01");
  CHECK(push.records.back().kind == "staff_called");
  CHECK(becomes([&] { return kiosk.unsent_told() == 1; }));  // that the voices' ledger began
  CHECK(becomes([&] { return kiosk.unsent(records::Chain::Journal) == 0; }));
}

TEST_CASE("a voice makes nobody send anything before the hour is over (P10)") {
  Kiosk kiosk;
  kiosk.hub.next_push();
  CHECK(becomes([&] { return kiosk.unsent(records::Chain::Journal) == 0; }));
  kiosk.keep_voice();
  kiosk.tick(40min);
  CHECK(becomes([&] { return kiosk.unsent(records::Chain::Voices) == 2; }));
  CHECK_FALSE(kiosk.hub.was_told_more());
  kiosk.tick(48min);  // ten o'clock
  const auto push = kiosk.hub.next_push();
  CHECK(push.chain == records::Chain::Voices);
  CHECK(push.records.size() == 2);
  CHECK(becomes([&] { return kiosk.unsent(records::Chain::Voices) == 0; }));
}

TEST_CASE("while the line is down nothing is acknowledged, and afterwards it is sent again") {
  Kiosk kiosk;
  kiosk.hub.next_push();
  CHECK(kiosk.next_report().state == LinkState::Up);
  kiosk.hub.answer(std::unexpected(sync::HubError{.fault = LinkFault::Portal}));
  kiosk.note_fact();
  const auto lost = kiosk.hub.next_push();
  CHECK(kiosk.next_report() == LinkReported{.state = LinkState::Down, .fault = LinkFault::Portal});
  CHECK(kiosk.unsent(records::Chain::Journal) == 1);
  kiosk.hub.answer(sync::HubReply{.status = 200, .body = ""});
  kiosk.tick(10s);
  CHECK(kiosk.hub.next_push() == lost);
  CHECK(kiosk.next_report().state == LinkState::Up);
}

TEST_CASE("a refusal is told by its name") {
  Kiosk kiosk;
  kiosk.hub.next_push();
  CHECK(kiosk.next_report().state == LinkState::Up);
  kiosk.hub.answer(sync::HubReply{.status = 403, .body = ""}, sync::Refusal::Revoked);
  kiosk.note_fact();
  CHECK(kiosk.next_report() ==
        LinkReported{.state = LinkState::Refused, .refusal = sync::Refusal::Revoked});
  CHECK(kiosk.unsent(records::Chain::Journal) == 1);
}

TEST_CASE("a hub that was put back gets again what it has lost") {
  Kiosk kiosk;
  const auto first = kiosk.hub.next_push();
  CHECK(kiosk.next_report().state == LinkState::Up);
  kiosk.hub.lose_all();
  kiosk.note_fact();
  CHECK(kiosk.hub.next_push().records.front().sequence == 2);
  const auto again = kiosk.hub.next_push();
  CHECK(again.records.front() == first.records.front());
  CHECK(again.records.size() == 2);
  CHECK(becomes([&] { return kiosk.unsent(records::Chain::Journal) == 0; }));
}

TEST_CASE("a certificate that is half over is renewed first, and kept (S05)") {
  Kiosk kiosk{"first"};
  kiosk.hub.next_push();
  CHECK(kiosk.kept == "second");
}
