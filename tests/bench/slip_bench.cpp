// From the durable number to the printer, in the whole kiosk: window, ledger, loop, network printer
// on loopback, driven over the control socket. Counts the syncs of each number.
// Usage: bench_slip FOLDER [TICKETS]

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <thread>

#include <SDL.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/files/signing_key.h"
#include "kiosk/shell/loop.h"
#include "tests/bench/answering_printer.h"
#include "tests/bench/centre.h"
#include "tests/bench/figures.h"
#include "tests/support/silent_speaker.h"

namespace {

namespace printer = drivers::printer;
namespace sdl = kiosk::ui::sdl;
namespace shell = kiosk::shell;
using Clock = std::chrono::steady_clock;
using nlohmann::json;

int printer_port = 0;

std::mutex syncs_mutex;
std::vector<Clock::time_point> syncs;  // when each came back from the kernel

int sync_by(long call, int file) {
  const auto result = static_cast<int>(::syscall(call, file));
  const std::lock_guard lock(syncs_mutex);
  syncs.push_back(Clock::now());
  return result;
}

/// The driver goes on to ask while the paper comes out: at most for all four states at once.
constexpr std::size_t longest_question_bytes = 12;

/// Bytes that the kernel took for the printer.
struct Handover {
  Clock::time_point at;
  std::size_t bytes = 0;
};

std::mutex handovers_mutex;
std::vector<Handover> handovers;
std::vector<std::uint8_t> wire;  // their bytes

/// The printer's connection is the only one by TCP that this side opened.
bool leads_to_printer(int socket) {
  sockaddr_in peer{};
  socklen_t size = sizeof peer;
  return ::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) == 0 &&
         peer.sin_family == AF_INET && ntohs(peer.sin_port) == printer_port;
}

std::vector<Handover> take_handovers() {
  const std::lock_guard lock(handovers_mutex);
  return std::exchange(handovers, {});
}

std::vector<std::uint8_t> take_wire() {
  const std::lock_guard lock(handovers_mutex);
  return std::exchange(wire, {});
}

std::vector<Clock::time_point> take_syncs() {
  const std::lock_guard lock(syncs_mutex);
  return std::exchange(syncs, {});
}

}  // namespace

// The database library calls these two.
extern "C" int fdatasync(int file) {
  return sync_by(SYS_fdatasync, file);
}
extern "C" int fsync(int file) {
  return sync_by(SYS_fsync, file);
}

// The network channel writes by this one. Bytes count from here and not from their arrival, which
// would add the wait of the measuring thread for a processor.
extern "C" ssize_t send(int socket, const void* bytes, size_t size, int flags) {
  const auto sent = ::syscall(SYS_sendto, socket, bytes, size, flags, nullptr, 0);
  const auto now = Clock::now();
  if (sent > 0 && leads_to_printer(socket)) {
    const std::lock_guard lock(handovers_mutex);
    handovers.push_back({.at = now, .bytes = static_cast<std::size_t>(sent)});
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    wire.insert(wire.end(), first, first + sent);
  }
  return sent;
}

namespace {

/// The control socket's other end.
class Remote {
 public:
  explicit Remote(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    if (::connect(socket_.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      std::abort();
    }
  }

  json ask(const json& request) {
    const auto line = request.dump() + "\n";
    if (::send(socket_.number(), line.data(), line.size(), MSG_NOSIGNAL) < 0) std::abort();
    std::string reply;
    while (!reply.ends_with('\n')) {
      std::array<char, 65536> piece{};
      const auto count = ::recv(socket_.number(), piece.data(), piece.size(), 0);
      if (count <= 0) std::abort();
      reply.append(piece.data(), static_cast<std::size_t>(count));
    }
    return json::parse(reply);
  }

  void tap(const std::string& id) {
    const auto reply = ask({{"do", "tap"}, {"id", id}});
    if (reply.at("ok") == true) return;
    fmt::print(stderr, "tap {}: {}\n{}\n", id, reply.dump(), ask({{"do", "tree"}}).dump());
    std::abort();
  }

 private:
  printer::Descriptor socket_;
};

struct Measured {
  std::vector<double> first_byte_ms;
  std::vector<double> last_byte_ms;
  std::vector<double> syncs_until_shown;
  std::vector<double> bytes;
  std::vector<double> link_ms;  // the same bytes at once, until the printer has taken them
  std::size_t printed = 0;
};

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

void set_clock(Remote& remote, kiosk::Instant now) {
  remote.ask({{"do", "clock"}, {"iso", kiosk::to_iso(now, kiosk::UtcOffset{420})}});
}

/// How long a printer on loopback takes for bytes that nobody waits between.
double time_link_ms(const std::vector<std::uint8_t>& bytes) {
  const bench::AnsweringPrinter paper;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(paper.port()));
  const printer::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    std::abort();
  }
  const auto begun = Clock::now();
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto count =
        ::send(socket.number(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) std::abort();
    sent += static_cast<std::size_t>(count);
  }
  while (paper.bytes_taken() < bytes.size()) std::this_thread::yield();
  return milliseconds(Clock::now() - begun);
}

/// One visitor. The number is shown as soon as its commit came back: the first sync after the tap.
void take_ticket(Remote& remote, bench::AnsweringPrinter& paper, kiosk::Instant now,
                 Measured& measured) {
  set_clock(remote, now);
  for (const char* id : {"attract.start", "home.ticket", "queue.unsure", "card.take"}) {
    remote.tap(id);
  }
  remote.ask({{"do", "settle"}});
  (void)take_handovers();
  (void)take_wire();
  (void)take_syncs();
  remote.tap("queue.priority.none");
  remote.ask({{"do", "settle"}});
  const auto synced = take_syncs();
  const auto handed_over = take_handovers();
  if (synced.empty()) return;
  const auto commit = synced.front();
  std::size_t bytes = 0;
  bool is_first = true;
  for (const auto& piece : handed_over) {
    if (piece.at < commit) continue;  // the driver's look at the printer every few seconds
    if (is_first) measured.first_byte_ms.push_back(milliseconds(piece.at - commit));
    is_first = false;
    bytes += piece.bytes;
  }
  if (is_first) return;
  const auto last_of_slip =
      std::find_if(handed_over.rbegin(), handed_over.rend(),
                   [](const Handover& piece) { return piece.bytes > longest_question_bytes; });
  if (last_of_slip == handed_over.rend()) return;
  measured.last_byte_ms.push_back(milliseconds(last_of_slip->at - commit));
  measured.bytes.push_back(static_cast<double>(bytes));
  const auto until_first_byte = std::ranges::count_if(synced, [&](const auto& sync) {
    return milliseconds(sync - commit) <= measured.first_byte_ms.back();
  });
  measured.syncs_until_shown.push_back(static_cast<double>(until_first_byte));
  measured.printed += paper.take_slips();
  // The number stays for a while; then the screen is for the next visitor.
  set_clock(remote, now + std::chrono::minutes{2});
}

Measured take_tickets(const std::string& socket, bench::AnsweringPrinter& paper, int tickets) {
  Measured measured;
  Remote remote(socket);
  // Time stands still in between, in opening hours, and far enough apart for one visitor each.
  const auto opening = *kiosk::parse_instant("2026-11-23T07:40:00+07:00");
  set_clock(remote, opening);
  while (!remote.ask({{"do", "status"}}).at("content").contains("services")) {
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  constexpr int a_day = 90;
  const auto next = [&](int i) {
    auto day = opening + std::chrono::days{i / a_day};
    return day + std::chrono::minutes{5 * (i % a_day)};
  };
  for (int i = 0; i < tickets; ++i) take_ticket(remote, paper, next(i), measured);
  const auto last_slip = take_wire();
  for (int i = 0; i < 20; ++i) measured.link_ms.push_back(time_link_ms(last_slip));
  return measured;
}

Measured run_kiosk(const std::string& folder, int tickets) {
  bench::AnsweringPrinter paper;
  printer_port = paper.port();
  auto config = *shell::load_config(bench::write_centre(folder, paper.port()));
  config.data_folder = folder + "/data";
  std::filesystem::remove_all(config.data_folder);
  std::filesystem::create_directories(config.data_folder);
  config.keys.signing = *shell::load_signing_key(config.data_folder + "/signing.key");
  auto window = sdl::Window::open({.panel = config.panel,
                                   .font_folder = config.font_folder,
                                   .icon_folder = config.assets_folder + "/icons",
                                   .plan_folder = config.content_folder + "/plans"});
  if (!window) std::abort();
  // Only so that the socket lets us tap; the slips go to the network printer.
  shell::Bench unused(*shell::find_printer_profile(config.printer.profile, config.content_folder),
                      config.data_folder, config.scanner_codes);
  shell::Runtime runtime(config, *shell::make_printer(config, nullptr),
                         std::make_unique<tests::SilentSpeaker>(), shell::wake_main_thread);
  const auto socket = folder + "/control";
  shell::ControlServer control(socket, shell::wake_main_thread);
  shell::Loop loop(runtime, **window, &unused, nullptr, &control);
  Measured measured;
  std::jthread visitors([&] {
    measured = take_tickets(socket, paper, tickets);
    std::raise(SIGTERM);
    shell::wake_main_thread();
  });
  loop.run();
  visitors.join();
  return measured;
}

void report(const Measured& measured, int tickets) {
  const double first_p99 = bench::percentile(measured.first_byte_ms, 0.99);
  const double last_p99 = bench::percentile(measured.last_byte_ms, 0.99);
  bench::print({.name = "commit → first byte at the printer, p99",
                .measured = fmt::format("{:.2f} ms (median {:.2f}, {} tickets)", first_p99,
                                        bench::median(measured.first_byte_ms),
                                        measured.first_byte_ms.size()),
                .value = first_p99,
                .goal = 3,
                .goal_text = "≤ 3 ms"});
  const double link = bench::median(measured.link_ms);
  bench::print({.name = "commit → last byte handed over, p99",
                .measured = fmt::format("{:.2f} ms (median {:.2f}); the link's own {:.2f}",
                                        last_p99, bench::median(measured.last_byte_ms), link),
                .value = last_p99 - link,
                .goal = 10,
                .goal_text = "≤ 10 ms + the link's own"});
  bench::print(
      {.name = "syncs until the number is shown",
       .measured = fmt::format("{:.0f} (most {:.0f})", bench::median(measured.syncs_until_shown),
                               bench::percentile(measured.syncs_until_shown, 1)),
       .value = bench::median(measured.syncs_until_shown),
       .goal = 1,
       .goal_text = "1"});
  bench::print_note("bytes on the wire for one ticket, questions included",
                    fmt::format("{:.0f} bytes", bench::median(measured.bytes)));
  if (measured.printed != static_cast<std::size_t>(tickets)) {
    fmt::print(stderr, "{} of {} tickets came out\n", measured.printed, tickets);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = std::filesystem::absolute(argc > 1 ? argv[1] : ".");
  const int tickets = argc > 2 ? std::atoi(argv[2]) : 300;
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return 1;
  report(run_kiosk(folder, tickets), tickets);
  SDL_Quit();
  return 0;
}
