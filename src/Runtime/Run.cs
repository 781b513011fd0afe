using Instrument.Diagnostics;
using Instrument.Files;
using Instrument.Generated;
using Instrument.Media;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Terminal;

namespace Instrument;

/// <summary>
/// One experiment: its config, and the rows that are logged until <see cref="Finish"/> or <see cref="Dispose"/>.
/// Started by <see cref="Wandb.Init(RunOptions?)"/>.
/// </summary>
/// <remarks>
/// All members may be called by several threads at once. <c>run.Log(metrics)</c> for a type with <see cref="MetricAttribute"/>
/// members is a generated extension method. No call of <c>Log</c> waits for a disk or a network; it waits only when the row
/// buffer is full. A row of more than a megabyte is handed to the operating system by the call itself.
/// </remarks>
public sealed partial class Run : IDisposable, IAsyncDisposable
{
    private readonly RunSettings _settings;
    private readonly RunOptions _options;
    private readonly RunRecorder? _recorder;
    private readonly RunShipping? _shipping;
    private readonly LeftOutValues _leftOut;

    // Guards _end: the run ends once, whoever asks for it first.
    private readonly Lock _ending = new();
    private Task<RunReceipt>? _end;
    private volatile bool _finished;
    private volatile string? _newName;
    private bool _ignoredStep;

    internal Run(RunSettings settings, RunOptions options, RunRecorder? recorder, RunShipping? shipping, IReadOnlyList<ConfigItem> config)
    {
        _settings = settings;
        _options = options;
        _recorder = recorder;
        _shipping = shipping;
        _leftOut = new LeftOutValues(recorder?.Logger);
        Config = new RunConfig(config, TryAppend, ThrowFinished, options.Logger);
        Summary = new RunSummary(recorder?.Values, TryAppend, TryAppend, ThrowFinished);
    }

    /// <summary>The run's id, unique in its project.</summary>
    public string Id => _settings.RunId;

    /// <summary>The project.</summary>
    public string Project => _settings.Project;

    /// <summary>User or team that owns the project; <see langword="null"/> until the server has chosen one.</summary>
    public string? Entity => _shipping?.Path?.Entity ?? _settings.Entity;

    /// <summary>Display name; <see langword="null"/> until the server has made one up.</summary>
    public string? Name => _newName ?? _shipping?.DisplayName ?? _settings.Name;

    /// <summary>The run's page in W&amp;B; <see langword="null"/> for a run that is not sent, and until the server has answered.</summary>
    public Uri? Url => _shipping?.Path is { } path ? new Uri(_settings.Server!.Address.RunLink(path)) : null;

    /// <summary>
    /// Cancelled when somebody presses the stop button of the run in W&amp;B. It is learnt from the answers of the server, so within half a
    /// minute; the run goes on until the program ends it.
    /// </summary>
    public CancellationToken StopRequested => _shipping?.StopRequested ?? CancellationToken.None;

    /// <summary>What happens with what is logged.</summary>
    public RunMode Mode => _settings.Mode;

    /// <summary>Full path of the run's directory; <see langword="null"/> for a disabled run.</summary>
    public string? Directory => _recorder?.Directory;

    /// <summary>Full path of the <c>.wandb</c> log; <see langword="null"/> for a disabled run.</summary>
    public string? LogPath => _recorder?.LogPath;

    /// <summary>Whether the run has finished.</summary>
    public bool IsFinished => _finished;

    /// <summary>Logs a row of one number.</summary>
    /// <param name="key">The metric's name, for example <c>train/loss</c>: not empty and not starting with <c>_</c>.</param>
    /// <param name="value">The value. NaN and infinities are kept.</param>
    /// <param name="step">The row's step, not negative; calls with the same step make one row. Default: the next step.</param>
    /// <param name="commit">
    /// Whether the row is finished by this call; <see langword="false"/> leaves it open, and later calls add to it. Default: it is finished
    /// unless a step is given.
    /// </param>
    /// <exception cref="ArgumentException">The key breaks a rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or lies behind under <see cref="StepPolicy.Throw"/>.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Log(string key, double value, long? step = null, bool? commit = null)
    {
        DynamicRow row = new(stackalloc byte[256]);
        row.Add(key, value);
        Append(ref row, step, commit);
    }

    /// <inheritdoc cref="Log(string, double, long?, bool?)"/>
    public void Log(string key, float value, long? step = null, bool? commit = null) => LogObject(key, value, step, commit);

    /// <inheritdoc cref="Log(string, double, long?, bool?)"/>
    public void Log(string key, long value, long? step = null, bool? commit = null) => LogObject(key, value, step, commit);

    /// <inheritdoc cref="Log(string, double, long?, bool?)"/>
    public void Log(string key, ulong value, long? step = null, bool? commit = null) => LogObject(key, value, step, commit);

    /// <summary>Logs a row of one flag.</summary>
    /// <inheritdoc cref="Log(string, double, long?, bool?)"/>
    public void Log(string key, bool value, long? step = null, bool? commit = null) => LogObject(key, value, step, commit);

    /// <summary>Logs a row of one text.</summary>
    /// <inheritdoc cref="Log(string, double, long?, bool?)"/>
    public void Log(string key, string value, long? step = null, bool? commit = null) => LogObject(key, value, step, commit);

    /// <summary>Logs a row of one value with files of its own: an image, a table, a chart and the like.</summary>
    /// <param name="key">
    /// The metric's name, for example <c>val/examples</c>. The value's file is named after it, so it has none of <c>&lt; &gt; : " \ | ? *</c>.
    /// </param>
    /// <param name="value">The value, as it is now.</param>
    /// <param name="step">The row's step, not negative; calls with the same step make one row. Default: the next step.</param>
    /// <param name="commit">
    /// Whether the row is finished by this call; <see langword="false"/> leaves it open, and later calls add to it. Default: it is finished
    /// unless a step is given.
    /// </param>
    /// <exception cref="ArgumentException">The key breaks a rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or lies behind under <see cref="StepPolicy.Throw"/>.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Log(string key, WandbValue value, long? step = null, bool? commit = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        LogObject(key, value, step, commit);
    }

    /// <summary>Logs a row of several values of one type, for example a batch of images.</summary>
    /// <param name="key">
    /// The metric's name, for example <c>val/examples</c>. The values' files are named after it, so it has none of <c>&lt; &gt; : " \ | ? *</c>.
    /// </param>
    /// <param name="values">The values, all of one type.</param>
    /// <param name="step">The row's step, not negative; calls with the same step make one row. Default: the next step.</param>
    /// <param name="commit">
    /// Whether the row is finished by this call; <see langword="false"/> leaves it open, and later calls add to it. Default: it is finished
    /// unless a step is given.
    /// </param>
    /// <exception cref="ArgumentException">The key breaks a rule, or the list has a gap or mixes types.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or lies behind under <see cref="StepPolicy.Throw"/>.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Log(string key, IEnumerable<WandbValue> values, long? step = null, bool? commit = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        LogObject(key, values, step, commit);
    }

    /// <summary>Logs a row whose keys are known only at run time.</summary>
    /// <param name="values">
    /// Keys and values: numbers, flags, text, enums (as numbers), <see langword="null"/>, images, tables and other values with files, lists,
    /// and nested dictionaries with string keys.
    /// Of a key that occurs twice the last value counts.
    /// </param>
    /// <param name="step">The row's step, not negative; calls with the same step make one row. Default: the next step.</param>
    /// <param name="commit">
    /// Whether the row is finished by this call; <see langword="false"/> leaves it open, and later calls add to it. Default: it is finished
    /// unless a step is given.
    /// </param>
    /// <exception cref="ArgumentException">A key breaks a rule, or a value's type cannot be logged. Nothing of the row is logged then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Log(IEnumerable<KeyValuePair<string, object?>> values, long? step = null, bool? commit = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        DynamicRow row = new(stackalloc byte[512], Values);
        try
        {
            foreach ((string key, object? value) in values)
                row.Add(key, value);
        }
        catch
        {
            row.Dispose();
            throw;
        }
        Append(ref row, step, commit);
    }

    /// <summary>
    /// Ends the run: writes everything that was logged and the exit code, sends what the server does not have yet, and prints the summary.
    /// It waits as long as the server accepts something, and leaves the rest to <c>instrument sync</c> when it has accepted nothing for
    /// <see cref="RunOptions.StallTimeout"/>. A second call changes nothing.
    /// </summary>
    /// <param name="exitCode">0 if the experiment succeeded; W&amp;B shows any other run as failed.</param>
    /// <returns>What became of every row.</returns>
    public RunReceipt Finish(int exitCode = 0)
    {
        // `using` needs an end that waits. Nothing that is waited for comes back to this thread, so it cannot block itself.
        return FinishAsync(exitCode).GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Finish"/>
    /// <param name="exitCode">0 if the experiment succeeded; W&amp;B shows any other run as failed.</param>
    /// <param name="cancellationToken">
    /// Gives up waiting for the server: what it does not have yet is left to <c>instrument sync</c>. No exception is thrown.
    /// </param>
    public Task<RunReceipt> FinishAsync(int exitCode = 0, CancellationToken cancellationToken = default)
    {
        lock (_ending)
            return _end ??= EndAsync(exitCode, cancellationToken);
    }

    /// <summary>Ends the run with <see cref="ExitCode"/>, if it has not finished yet. See <see cref="Finish"/>.</summary>
    public void Dispose() => Finish(ExitCode);

    /// <summary>Ends the run with <see cref="ExitCode"/>, if it has not finished yet. See <see cref="FinishAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await FinishAsync(ExitCode).ConfigureAwait(false);

    /// <summary>
    /// Tells W&amp;B that the machine is about to be taken away and the run may be continued on another one, so that it waits longer before it
    /// calls the run crashed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void MarkPreempting()
    {
        if (_recorder is { } recorder ? !recorder.Append(new Record { Preempting = new RunPreemptingRecord() }) : _finished)
            ThrowFinished();
    }

    /// <summary>
    /// Defines how a metric is summarised and drawn. Definitions of one name add up: kinds of the summary and flags can only be added, axis
    /// and goal are replaced where given.
    /// </summary>
    /// <param name="name">The metric's name; with <c>*</c> as its last character it stands for all names that begin so.</param>
    /// <param name="axis">The metric that serves as x axis. Default: the step.</param>
    /// <param name="summary">What the summary keeps. Default: no change.</param>
    /// <param name="goal">Which direction is better. Default: no change.</param>
    /// <param name="hidden">Whether W&amp;B draws no automatic chart.</param>
    /// <param name="stepSync">Whether a row without the axis gets the axis' last value added. Default: yes, if there is an axis.</param>
    /// <param name="overwrite">Whether earlier definitions of the name are discarded.</param>
    /// <exception cref="ArgumentException">A name breaks a rule, or has <c>*</c> in another place.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void DefineMetric(
        string name, string? axis = null, MetricSummary summary = MetricSummary.Default, MetricGoal goal = MetricGoal.Unset,
        bool hidden = false, bool? stepSync = null, bool overwrite = false)
    {
        Record record = new() { Metric = MetricDefinitionRequest.ToRecord(name, axis, summary, goal, hidden, stepSync, overwrite) };
        if (_recorder is { } recorder ? !recorder.Append(record) : _finished)
            ThrowFinished();
    }

    /// <summary>Bytes of rows that are not safe in the log yet. Only while the run goes on.</summary>
    internal long Backlog => _recorder?.Backlog ?? 0;

    /// <summary>Whether the run ends when somebody asks the process to.</summary>
    internal bool FinishOnSignals => _options.FinishOnSignals;

    /// <summary>The group that W&amp;B shows the run in; <see langword="null"/> if it has none.</summary>
    public string? Group => _settings.Group;

    /// <summary>The kind of run inside its group, for example <c>train</c>; <see langword="null"/> if it has none.</summary>
    public string? JobType => _settings.JobType;

    /// <summary>Whether SIGTERM means that the machine is being taken away.</summary>
    internal bool PreemptOnTermination => _options.PreemptOnTermination;

    /// <summary>Takes the media of rows; <see langword="null"/> for a disabled run.</summary>
    internal ValueQueue? Values => _recorder?.Values;

    /// <summary>What rows lack because of the metrics' own rules.</summary>
    internal LeftOutValues LeftOut => _leftOut;

    internal void Append(MetricSchema? schema, ReadOnlySpan<byte> payload, long? step, bool? commit)
    {
        long explicitStep = ToRowStep(step);
        RowCommit rowCommit = ToRowCommit(commit);
        if (_recorder is { } recorder ? !recorder.Append(schema, payload, explicitStep, rowCommit) : _finished)
            ThrowFinished();
    }

    internal void Append(MetricSchema? schema, ReadOnlySpan<byte> payload, long? step, bool? commit, ValueRow values)
    {
        long explicitStep = ToRowStep(step);
        if (_recorder is { } recorder ? !recorder.Append(schema, payload, explicitStep, ToRowCommit(commit), values) : _finished)
            ThrowFinished();
    }

    private long ToRowStep(long? step)
    {
        if (step is not { } given)
            return RowHeader.NextStep;
        ArgumentOutOfRangeException.ThrowIfNegative(given, nameof(step));
        if (!_settings.Writer.IsShared)
            return given;
        // The server numbers the rows of all writers together (docs/wire/online.md §6).
        if (!Interlocked.Exchange(ref _ignoredStep, true))
            LogMessages.StepIgnored(_options.Logger, given);
        return RowHeader.NextStep;
    }

    private static RowCommit ToRowCommit(bool? commit) => commit is { } now ? (now ? RowCommit.Now : RowCommit.Later) : RowCommit.Default;

    private void LogObject(string key, object? value, long? step, bool? commit)
    {
        DynamicRow row = new(stackalloc byte[256], Values);
        row.Add(key, value);
        Append(ref row, step, commit);
    }

    private void Append(ref DynamicRow row, long? step, bool? commit)
    {
        try
        {
            if (row.Values is null)
                Append(null, row.Payload, step, commit);
            else
                Append(null, row.Payload, step, commit, row.Values);
        }
        finally
        {
            row.Dispose();
        }
    }

    private async Task<RunReceipt> EndAsync(int exitCode, CancellationToken cancellationToken)
    {
        _monitor?.Dispose();
        EndCompanions();
        if (_metadata is not null)
            await _metadata.EndAsync().ConfigureAwait(false);
        _metadata?.Dispose();
        // The log thread may have to wait for a disk; the caller of the asynchronous end must not.
        RunReceipt receipt = _recorder is null
            ? new RunReceipt { ExitCode = exitCode }
            : await Task.Run(() => EndLog(_recorder, exitCode), CancellationToken.None).ConfigureAwait(false);
        _finished = true;
        Wandb.Forget(this);
        if (exitCode == 0 && _settings.Resume == RunResume.Auto)
            AutoResumeFile.Delete(RunDirectory.WandbDirectory(_settings.RootDirectory));
        if (_shipping is not null)
        {
            receipt = receipt.With(await _shipping.EndAsync(cancellationToken).ConfigureAwait(false), _settings.Server!.Address);
            _shipping.Dispose();
        }
        RunMeter.Fold(this);
        if (_recorder is not null && !_settings.Quiet)
            ConsoleLine.Write(RunReport.Summary(_settings, _recorder.Directory, _recorder.Metrics, receipt, ConsoleLine.CanShowBlocks));
        return receipt;
    }

    private void ThrowFinished() => throw new ObjectDisposedException(
        nameof(Run), $"The run '{Id}' has finished, so this row was not logged. Log before Finish or Dispose, or start another run with Wandb.Init.");
}
