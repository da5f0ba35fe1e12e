package energy.flipbridge.cli;

import energy.flipbridge.cli.http.ApiException;
import energy.flipbridge.provisioning.ProvisioningException;
import energy.flipbridge.provisioning.aws.AwsErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what failed and what to do next; a stack trace only with FLIPBRIDGE_DEBUG set. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Environment environment;

    Failures(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof TypeConversionException) {
            return handleParseException(
                    new ParameterException(command, String.valueOf(failure.getMessage()), failure), new String[0]);
        }
        PrintWriter err = command.getErr();
        String text = explain(failure)
                .orElseGet(() -> "Unexpected: " + failure + ". Set FLIPBRIDGE_DEBUG=1 to see where it comes from");
        err.println(command.getColorScheme().errorText("flipbridge: " + text));
        environment.variable("FLIPBRIDGE_DEBUG").ifPresent(_ -> failure.printStackTrace(err));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("flipbridge: " + failure.getMessage()));
        UnmatchedArgumentException.printSuggestions(failure, err);
        CommandLine.Help help = command.getHelp();
        err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        String name = command.getParent() == null ? "" : command.getCommandName() + " ";
        err.println("Try ./flipbridge " + name + "--help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static Optional<String> explain(Throwable failure) {
        return switch (failure) {
            case ProvisioningException e -> Optional.of(String.valueOf(e.getMessage()));
            case ApiException e -> Optional.of(String.valueOf(e.getMessage()));
            case UncheckedIOException e -> explain(Objects.requireNonNull(e.getCause()));
            case FileSystemException e -> Optional.of(e.getFile() + ": " + reason(e));
            case IOException e -> Optional.of(String.valueOf(e.getMessage()));
            default -> AwsErrors.explain(failure);
        };
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "no permission";
            case NotDirectoryException _ -> "not a folder";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
    }
}
