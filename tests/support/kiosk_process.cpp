#include "tests/support/kiosk_process.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/catch.h"

namespace tests {
namespace {

using nlohmann::json;
using Steady = std::chrono::steady_clock;

/// Long enough for a sanitizer build on a busy machine; nothing waits for it when all is well.
constexpr std::chrono::seconds deadline{60};
constexpr int moment_ms = 20;
constexpr std::chrono::seconds longer_than_any_warning{125};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// In the child: no display but that one, no sound, and dead when the test dies.
[[noreturn]] void become_kiosk(std::vector<std::string> arguments, int output, Screen screen,
                               const std::string& x_display) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (!x_display.empty()) {
    ::setenv("SDL_VIDEODRIVER", "x11", 1);
    ::setenv("DISPLAY", x_display.c_str(), 1);
  } else if (screen == Screen::Dummy) {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  } else {
    for (const auto* name : {"SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"}) ::unsetenv(name);
  }
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  // A file-size limit shall be an error of the write, not a signal: it plays the full disk.
  ::signal(SIGXFSZ, SIG_IGN);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  // What this program has open is not the kiosk's.
  ::syscall(SYS_close_range, 3U, ~0U, 0U);
  arguments.insert(arguments.begin(), ANJUNGAN_KIOSK_PROGRAM);
  ::execv(ANJUNGAN_KIOSK_PROGRAM, pointers_to(arguments).data());
  ::_exit(127);
}

pid_t spawn(const std::vector<std::string>& arguments, int output, Screen screen,
            const std::string& x_display = {}) {
  const pid_t child = ::fork();
  if (child == 0) become_kiosk(arguments, output, screen, x_display);
  return child;
}

}  // namespace

KioskProcess::KioskProcess(std::string data_folder, const std::vector<std::string>& more,
                           const std::string& x_display)
    : data_folder_(std::move(data_folder)), socket_path_(data_folder_ + "/control") {
  start(more, x_display);
  connect();
  settle();
  if (x_display.empty()) set_clock("2026-11-23T09:12:00+07:00");
  REQUIRE(comes_true([this] { return must({{"do", "status"}})["content"].contains("services"); }));
  settle();
}

KioskProcess::~KioskProcess() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  if (connection_ >= 0) ::close(connection_);
  if (pid_handle_ >= 0) ::close(pid_handle_);
}

void KioskProcess::start(const std::vector<std::string>& more, const std::string& x_display) {
  std::vector<std::string> arguments{"--data", data_folder_, "--control", socket_path_};
  if (x_display.empty()) arguments.emplace_back("--bench");
  arguments.insert(arguments.end(), more.begin(), more.end());
  ::unlink(socket_path_.c_str());
  const int output = ::open((data_folder_ + "/output.txt").c_str(),
                            O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  pid_ = spawn(arguments, output, Screen::Dummy, x_display);
  ::close(output);
  REQUIRE(pid_ > 0);
  pid_handle_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  REQUIRE(pid_handle_ >= 0);
}

bool KioskProcess::lives_after_a_moment() const {
  pollfd ended{.fd = pid_handle_, .events = POLLIN, .revents = 0};
  return ::poll(&ended, 1, moment_ms) == 0;
}

void KioskProcess::connect() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(socket_path_.size() < sizeof address.sun_path);
  std::memcpy(address.sun_path, socket_path_.c_str(), socket_path_.size() + 1);
  const auto until = Steady::now() + deadline;
  while (Steady::now() < until) {
    connection_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(connection_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
      return;
    }
    ::close(connection_);
    connection_ = -1;
    INFO("the kiosk ended; see " << data_folder_ << "/output.txt");
    REQUIRE(lives_after_a_moment());
  }
  FAIL("no control socket in time");
}

json KioskProcess::ask_line(const std::string& line) {
  const auto whole = line + "\n";
  REQUIRE(::send(connection_, whole.data(), whole.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(whole.size()));
  const auto until = Steady::now() + deadline;
  auto end = received_.find('\n');
  while (end == std::string::npos) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now()).count();
    pollfd waiting{.fd = connection_, .events = POLLIN, .revents = 0};
    INFO(line);
    REQUIRE(::poll(&waiting, 1, static_cast<int>(std::max<long>(0, left))) == 1);
    char piece[65'536];
    const auto count = ::recv(connection_, piece, sizeof piece, 0);
    REQUIRE(count > 0);
    received_.append(piece, static_cast<std::size_t>(count));
    end = received_.find('\n');
  }
  auto reply = json::parse(received_.substr(0, end));
  received_.erase(0, end + 1);
  return reply;
}

json KioskProcess::ask(const json& request) {
  return ask_line(request.dump());
}

json KioskProcess::must(const json& request) {
  auto reply = ask(request);
  // Not by INFO: a whole screen would be written out at every step.
  if (!reply.value("ok", false)) FAIL(request.dump() << " -> " << reply.dump());
  return reply;
}

void KioskProcess::set_clock(const std::string& iso) {
  const auto now = kiosk::parse_instant(iso);
  REQUIRE(now);
  now_ = *now;
  must({{"do", "clock"}, {"iso", iso}});
}

void KioskProcess::wait_until_gone() {
  for (int i = 0; i < 6 && screen() != "home.attract"; ++i) {
    set_clock(kiosk::to_iso(now_ + longer_than_any_warning, kiosk::UtcOffset{420}));
  }
}

void KioskProcess::set_fault(const std::string& name, bool on) {
  must({{"do", "fault"}, {"device", "printer"}, {"name", name}, {"on", on}});
}

void KioskProcess::take_number() {
  tap("attract.start");
  tap("home.ticket");
  tap("queue.agency.DPMPTSP");
  tap("queue.service.SP071");
  tap("card.take");
  tap("queue.priority.none");
}

std::optional<json> KioskProcess::node(const std::string& id) {
  const auto tree = must({{"do", "tree"}});
  for (const auto& one : tree["nodes"]) {
    if (one["id"] == id) return one;
  }
  return std::nullopt;
}

std::string KioskProcess::text_of(const std::string& id) {
  const auto found = node(id);
  return found ? found->at("text").get<std::string>() : std::string{};
}

bool KioskProcess::comes_true(const std::function<bool()>& condition) {
  const auto until = Steady::now() + deadline;
  while (!condition()) {
    if (Steady::now() > until || !lives_after_a_moment()) return false;
  }
  return true;
}

void KioskProcess::kill() {
  ::kill(pid_, SIGKILL);
  wait_for_end();
}

bool KioskProcess::crash_writes_core() {
  const rlimit unlimited{.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
  ::prlimit(pid_, RLIMIT_CORE, &unlimited, nullptr);  // root's right; others test the limit
  ::kill(pid_, SIGABRT);
  const int status = wait_for_status();
  return WIFSIGNALED(status) && WCOREDUMP(status);
}

int KioskProcess::stop() {
  ::kill(pid_, SIGTERM);
  return wait_for_end();
}

int KioskProcess::wait_for_end() {
  const int status = wait_for_status();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int KioskProcess::wait_for_status() {
  pollfd ended{.fd = pid_handle_, .events = POLLIN, .revents = 0};
  REQUIRE(::poll(&ended, 1, static_cast<int>(std::chrono::milliseconds{deadline}.count())) == 1);
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return status;
}

Finished run_kiosk_program(const std::vector<std::string>& arguments, Screen screen) {
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const pid_t child = spawn(arguments, ends[1], screen);
  ::close(ends[1]);
  Finished finished;
  char piece[4096];
  for (auto count = ::read(ends[0], piece, sizeof piece); count > 0;
       count = ::read(ends[0], piece, sizeof piece)) {
    finished.output.append(piece, static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  finished.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return finished;
}

}  // namespace tests
