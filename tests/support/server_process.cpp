#include "tests/support/server_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/catch.h"

namespace tests {
namespace {

constexpr int deadline_ms = 60'000;

struct Child {
  pid_t pid = -1;
  int output = -1;
};

Child spawn_server(std::vector<std::string> arguments) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  arguments.insert(arguments.begin(), ANJUNGAN_SERVER_PROGRAM);
  std::vector<char*> pointers;
  for (auto& text : arguments) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(ends[1], STDOUT_FILENO);
    ::execv(ANJUNGAN_SERVER_PROGRAM, pointers.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  return {.pid = child, .output = ends[0]};
}

/// Until the end of what it prints, or, if wanted, the end of the first line.
std::string read_output(int output, bool one_line) {
  std::string text;
  char c = 0;
  pollfd wanted{.fd = output, .events = POLLIN, .revents = 0};
  while (::poll(&wanted, 1, deadline_ms) == 1 && ::read(output, &c, 1) == 1) {
    text += c;
    if (one_line && c == '\n') break;
  }
  return text;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ServerProcess::ServerProcess(std::string data_folder, std::string database)
    : data_folder_(std::move(data_folder)), database_(std::move(database)) {
  start();
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) kill();
}

std::vector<std::string> ServerProcess::arguments(const std::vector<std::string>& command) const {
  std::vector<std::string> all{"--config", data_folder_ + "/server.toml", "--data", data_folder_};
  if (!database_.empty()) all.insert(all.end(), {"--database", database_});
  all.insert(all.end(), command.begin(), command.end());
  return all;
}

void ServerProcess::start() {
  std::ofstream{data_folder_ + "/server.toml"} << fmt::format("port = {}\n", port_);
  const auto child = spawn_server(arguments({"serve"}));
  pid_ = child.pid;
  const auto line = read_output(child.output, true);
  ::close(child.output);
  const auto at = line.find(" port=");
  INFO(line);
  REQUIRE(at != std::string::npos);
  port_ = static_cast<std::uint16_t>(std::atoi(line.c_str() + at + 6));
}

std::string ServerProcess::run(const std::vector<std::string>& command) {
  const auto child = spawn_server(arguments(command));
  auto text = read_output(child.output, false);
  ::close(child.output);
  INFO(text);
  REQUIRE(wait_for(child.pid) == 0);
  return text;
}

void ServerProcess::kill() {
  ::kill(pid_, SIGKILL);
  wait_for(pid_);
  pid_ = -1;
}

int ServerProcess::stop() {
  ::kill(pid_, SIGTERM);
  const int code = wait_for(pid_);
  pid_ = -1;
  return code;
}

}  // namespace tests
