#include "tests/support/cups/private_cups.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "drivers/printer/network_channel.h"
#include "tests/support/tcp_printer.h"

namespace tests::support {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto patience = 30s;
constexpr auto look_interval = 20ms;

/// Looks until it is so; false when it has not become so in time.
template <typename Condition>
bool becomes(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    if (condition()) return true;
    std::this_thread::sleep_for(look_interval);
  }
  return false;
}

bool answers(std::uint16_t port) {
  drivers::printer::NetworkChannel channel({.host = "127.0.0.1", .port = port});
  return channel.open(1s).has_value();
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

void write_file(const fs::path& path, const std::string& text) {
  const fs::path next = path.string() + ".next";
  std::ofstream(next) << text;
  fs::rename(next, path);
}

}  // namespace

Program::Program(const std::vector<std::string>& command,
                 const std::vector<std::string>& environment, const fs::path& log) {
  std::vector<std::string> arguments = command;
  std::vector<std::string> variables = environment;
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.emplace_back(*variable);
  posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
  const int failed = ::posix_spawnp(&pid_, arguments[0].c_str(), &actions, nullptr,
                                    pointers(arguments).data(), pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    pid_ = -1;
    throw std::runtime_error("cannot start " + command[0] + ": install cups, cups-ipp-utils");
  }
}

Program::Program(Program&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}

Program& Program::operator=(Program&& other) noexcept {
  kill();
  pid_ = std::exchange(other.pid_, -1);
  return *this;
}

void Program::kill() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(std::exchange(pid_, -1), nullptr, 0);
}

int Program::wait() {
  int status = 0;
  if (!becomes([&] { return ::waitpid(pid_, &status, WNOHANG) != 0; })) return -1;
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = "/tmp/anjungan-cups-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = name;
  fs::permissions(path_, fs::perms(0755));
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

IppPrinter::IppPrinter() : port_(unused_port()) {
  set_mode("ok");
  switch_on();
}

void IppPrinter::set_mode(const char* mode) {
  write_file(directory_.path() / "mode", mode);
}

void IppPrinter::switch_off() {
  program_.kill();
}

void IppPrinter::switch_on() {
  program_ = Program(
      {"ippeveprinter", "-n", "localhost", "-p", fmt::format("{}", port_), "-d", directory_.path(),
       "-c", PRINT_COMMAND, "-f", "application/pdf,image/pwg-raster", "Slip"},
      {std::string("LD_PRELOAD=") + AVAHI_STUB, "PRINTER_DIR=" + directory_.path().string()},
      directory_.path() / "log");
  if (!becomes([&] { return answers(port_); })) {
    throw std::runtime_error("ippeveprinter does not answer");
  }
}

std::string IppPrinter::uri() const {
  return fmt::format("ipp://localhost:{}/ipp/print", port_);
}

bool IppPrinter::has_started() {
  return becomes([&] { return fs::exists(directory_.path() / "started"); });
}

std::vector<fs::path> IppPrinter::slips() const {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(directory_.path())) {
    if (entry.path().filename().string().starts_with("slip.")) found.push_back(entry.path());
  }
  return found;
}

PrivateCups::PrivateCups() : port_(unused_port()) {
  write_configuration();
  start();
}

PrivateCups::~PrivateCups() {
  kill();
  // A killed cupsd leaves its backends running; they name their job's file, which is in our own
  // directory. They would go on asking for a printer that is no more.
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream stream(entry.path() / "cmdline");
    const std::string command{std::istreambuf_iterator<char>(stream), {}};
    if (command.find(directory_.path().string()) == std::string::npos) continue;
    ::kill(static_cast<pid_t>(std::stol(name)), SIGKILL);
  }
}

void PrivateCups::write_configuration() const {
  const fs::path& root = directory_.path();
  for (const char* name : {"etc/ppd", "etc/ssl", "spool/tmp", "cache", "run/certs", "log"}) {
    fs::create_directories(root / name);
  }
  const bool is_root = ::geteuid() == 0;
  const group* lp = ::getgrnam("lp");
  if (is_root && lp != nullptr) {
    // Filters and backends run as lp and need these.
    for (const char* name : {"etc", "etc/ppd", "spool", "spool/tmp", "cache"}) {
      if (::chown((root / name).c_str(), 0, lp->gr_gid) != 0) {
        throw std::runtime_error("chown failed");
      }
    }
    fs::permissions(root / "spool/tmp", fs::perms(01770));
    fs::permissions(root / "cache", fs::perms(0770));
  }
  std::string files = is_root ? "User lp\nGroup lp\nSystemGroup root\n" : "";
  files += fmt::format(
      "ServerRoot {0}/etc\nRequestRoot {0}/spool\nTempDir {0}/spool/tmp\nCacheDir {0}/cache\n"
      "StateDir {0}/run\nServerKeychain {0}/etc/ssl\nAccessLog {0}/log/access\n"
      "ErrorLog {0}/log/error\nPageLog {0}/log/page\nSandboxing Relaxed\nFileDevice Yes\n",
      root.string());
  write_file(root / "etc/cups-files.conf", files);
  write_file(root / "etc/cupsd.conf",
             fmt::format("LogLevel info\nListen 127.0.0.1:{}\nServerAlias *\nBrowsing Off\n"
                         "WebInterface No\nDefaultAuthType None\nDefaultEncryption Never\n"
                         "IdleExitTimeout 0\nJobRetryInterval 1\nJobKillDelay 1\n"
                         "ErrorPolicy retry-current-job\nDirtyCleanInterval 0\n"
                         "<Location />\nAllow all\n</Location>\n"
                         "<Location /admin>\nAllow all\n</Location>\n"
                         "<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n",
                         port_));
}

void PrivateCups::start() {
  const fs::path& root = directory_.path();
  program_ = Program(
      {"/usr/sbin/cupsd", "-f", "-c", root / "etc/cupsd.conf", "-s", root / "etc/cups-files.conf"},
      {}, root / "log/output");
  if (!becomes([&] { return answers(port_); })) throw std::runtime_error("cupsd: " + error_log());
}

void PrivateCups::kill() {
  program_.kill();
}

std::string PrivateCups::address() const {
  return fmt::format("127.0.0.1:{}", port_);
}

bool PrivateCups::run(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> command{program};
  command.insert(command.end(), arguments.begin(), arguments.end());
  Program client(command, {"CUPS_SERVER=" + address()}, directory_.path() / "log/clients");
  return client.wait() == 0;
}

std::string PrivateCups::error_log() const {
  std::ifstream stream(directory_.path() / "log/error");
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace tests::support
