using System.Diagnostics;
using CharModel;
using CharModel.Model;
using CharModel.Text;
using CharModel.Tracking;
using CharModel.Training;
using Instrument;

const int MaxVocabulary = 128;

// A step is too short to be shared among more threads with profit.
const int MaxWorkers = 8;

try
{
    CommandLine options = CommandLine.Parse(args);
    if (options.Help)
        Console.WriteLine(CommandLine.HelpText);
    else
        Train(options);
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static void Train(CommandLine options)
{
    TextSource text = TextSource.Read(options.TextPath);
    Corpus corpus = Corpus.Build(text, MaxVocabulary);
    var config = new TrainConfig
    {
        Steps = options.Steps,
        WarmupSteps = Math.Min(100, options.Steps / 10),
        ValidationInterval = Math.Max(1, options.Steps / 10),
        RandomSeed = options.Seed,
        TextPath = options.TextPath,
        VocabularySize = corpus.Vocabulary.Size,
        TrainCharacters = corpus.Training.Length,
        ValidationCharacters = corpus.Validation.Length,
    };
    // In a sweep the config comes back with the trial's values.
    using Run run = Wandb.Init(config, out config, new RunOptions { Project = "char-model" });
    using var trainer = new Trainer(config, corpus, workers: Math.Min(Environment.ProcessorCount, MaxWorkers));
    Console.WriteLine(
        $"text   {text.Name}: {text.Files.Count:N0} files, {text.Characters:N0} characters, "
        + $"{config.ValidationCharacters:N0} of them for validation");
    Console.WriteLine(
        $"model  {config.VocabularySize} tokens, {config.ContextLength} characters of context, {trainer.ParameterCount:N0} parameters");

    var metrics = new TrainMetrics();
    var validation = new ValidationMetrics();
    float[] temperatures = [0.5f, 0.8f, 1];
    var progress = new ProgressReporter(
        Console.Out, ProgressReporter.DetectTerminalWidth(), config.Steps, config.BatchSize, TimeProvider.System);
    for (int step = 1; step <= config.Steps; step++)
    {
        long started = Stopwatch.GetTimestamp();
        StepResult result = trainer.Step();
        metrics.Loss = result.Loss;
        metrics.Accuracy = result.Accuracy;
        metrics.GradientNorm = result.GradientNorm;
        metrics.LearningRate = result.LearningRate;
        metrics.CharactersPerSecond = config.BatchSize / Stopwatch.GetElapsedTime(started).TotalSeconds;
        metrics.Epoch = result.Epoch;
        run.Log(metrics);
        progress.ShowStep(result);

        if (step % config.ValidationInterval == 0 || step == config.Steps)
        {
            Score score = trainer.Validate();
            validation.Loss = score.Loss;
            validation.Perplexity = Math.Exp(score.Loss);
            validation.Accuracy = score.Accuracy;
            foreach (float temperature in temperatures)
                validation.Samples.Add(new GeneratedSample(step, result.Epoch, temperature, trainer.Write(length: 200, temperature)));
            validation.Gradients = new Histogram(trainer.Gradient);
            validation.Embedding = Image.FromPixels(trainer.Embedding, config.EmbeddingSize, config.VocabularySize, PixelFormat.Grey, range: PixelRange.SignedUnit);
            validation.Confusion = Chart.ConfusionMatrix(
                trainer.Predictions.Actual, trainer.Predictions.Predicted(), CharacterClasses.Names, "Classes of characters");
            validation.PrecisionRecall = Chart.PrCurve(trainer.Predictions.Actual, trainer.Predictions.Scores, CharacterClasses.Names);
            run.Log(validation);
            progress.ShowValidation(result, score);
        }
    }

    Console.WriteLine("sample of what the model writes:");
    Console.WriteLine(trainer.Write(length: 200, temperature: 0.8f));
}
