package dev.cardea.cli;

/// The commands that run a server; the app carries them out. Each returns when the server has stopped, with the code
/// of an [Exit].
public interface Launch {

    int dev(DevOptions options);

    int serve(ServeOptions options);
}
