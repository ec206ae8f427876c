// Threads and the mailbox between them, without sleeping: latches say when something happened.

#include "kiosk/shell/threads/worker.h"

#include <algorithm>
#include <future>
#include <latch>

#include "tests/support/catch.h"

using kiosk::messages::FacePressed;
using kiosk::messages::Touched;
using kiosk::shell::Mailbox;
using kiosk::shell::Worker;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t mailbox_room = 256;

}  // namespace

TEST_CASE("jobs are done one after the other, in their order", "[worker]") {
  std::vector<int> done;
  std::promise<void> last;
  {
    Worker<int> worker{[&](int job) {
      done.push_back(job);
      if (job == 99) last.set_value();
    }};
    for (int i = 0; i < 100; ++i) worker.submit(i);
    last.get_future().wait();
  }
  REQUIRE(done.size() == 100);
  CHECK(std::is_sorted(done.begin(), done.end()));
}

TEST_CASE("a worker that ends finishes what it was given", "[worker]") {
  int done = 0;
  std::latch may_begin{1};
  {
    Worker<int> worker{[&](int) {
      may_begin.wait();
      ++done;
    }};
    for (int i = 0; i < 10; ++i) worker.submit(i);
    CHECK(worker.pending() == 10);
    may_begin.count_down();
  }
  CHECK(done == 10);
}

TEST_CASE("a worker without jobs looks after its device", "[worker]") {
  std::promise<void> looked;
  std::atomic<int> looks = 0;
  Worker<int> worker{[](int) {},
                     [&] {
                       if (++looks == 3) looked.set_value();
                     },
                     [] { return 1ms; }};
  CHECK(looked.get_future().wait_for(30s) == std::future_status::ready);
}

TEST_CASE("events come out of the mailbox in the order they went in", "[worker]") {
  int woken = 0;
  Mailbox mailbox{[&] { ++woken; }};
  CHECK(mailbox.empty());
  for (int i = 1; i <= 4; ++i) mailbox.push(FacePressed{.face = i});
  const auto events = mailbox.take_all();
  REQUIRE(events.size() == 4);
  CHECK(get<FacePressed>(events[0]).face == 1);
  CHECK(get<FacePressed>(events[3]).face == 4);
  CHECK(woken == 4);
  CHECK(mailbox.empty());
}

TEST_CASE("the main thread never waits for room in its own mailbox", "[worker]") {
  Mailbox mailbox{{}};
  for (std::size_t i = 0; i < mailbox_room; ++i) mailbox.push(FacePressed{.face = 1});
  mailbox.push_own(FacePressed{.face = 2});
  const auto events = mailbox.take_all();
  REQUIRE(events.size() == mailbox_room + 1);
  CHECK(get<FacePressed>(events.back()).face == 2);
}

TEST_CASE("a worker that is faster than the core waits, and nothing is lost", "[worker]") {
  Mailbox mailbox{{}};
  constexpr std::size_t total = 3 * mailbox_room;
  std::jthread fast([&] {
    for (std::size_t i = 0; i < total; ++i) mailbox.push(Touched{});
  });
  std::size_t taken = 0;
  std::size_t most = 0;
  while (taken < total) {
    const auto events = mailbox.take_all();
    most = std::max(most, events.size());
    taken += events.size();
    std::this_thread::yield();
  }
  CHECK(taken == total);
  CHECK(most <= mailbox_room);
}

TEST_CASE("a closed mailbox lets a waiting worker go", "[worker]") {
  Mailbox mailbox{{}};
  for (std::size_t i = 0; i < mailbox_room; ++i) mailbox.push(Touched{});
  auto blocked = std::async(std::launch::async, [&] { mailbox.push(Touched{}); });
  mailbox.close();
  CHECK(blocked.wait_for(30s) == std::future_status::ready);
  mailbox.push(Touched{});  // returns at once
}
