using CharModel.Compute;
using CharModel.Model;
using CharModel.Text;
using CharModel.Tracking;

namespace CharModel.Training;

/// <summary>Trains a model step by step. Knows nothing of tracking: the caller does what it likes with the results.</summary>
internal sealed class Trainer : IDisposable
{
    private readonly TrainConfig _config;
    private readonly Corpus _corpus;
    private readonly WorkerTeam _team;
    private readonly SeededRandom _random;
    private readonly SeededRandom _writing;
    private readonly CharacterModel _model;
    private readonly AdamOptimizer _optimizer;
    private readonly LearningRateSchedule _schedule;
    private readonly Validator _validator;
    private readonly Batch _batch;
    private int _steps;

    /// <summary>Makes a model for <paramref name="corpus"/>; results do not depend on <paramref name="workers"/>.</summary>
    public Trainer(TrainConfig config, Corpus corpus, int workers)
    {
        _config = config;
        _corpus = corpus;
        _team = new WorkerTeam(workers);
        _random = new SeededRandom(config.RandomSeed);
        _writing = new SeededRandom(~config.RandomSeed);
        var shape = new ModelShape(corpus.Vocabulary.Size, config.ContextLength, config.EmbeddingSize, config.HiddenSize);
        _model = new CharacterModel(shape, config.BatchSize, _random, _team);
        OptimizerConfig optimizer = config.Optimizer;
        _optimizer = new AdamOptimizer(
            _model.Parameters.All, _model.Gradients.All, optimizer.Beta1, optimizer.Beta2, optimizer.Epsilon, _team);
        _schedule = new LearningRateSchedule(config.LearningRate, config.WarmupSteps, config.Steps);
        _validator = new Validator(_model, corpus, config.BatchSize);
        _batch = new Batch(config.BatchSize, config.ContextLength);
    }

    /// <summary>Number of trained values.</summary>
    public int ParameterCount => _model.Shape.ParameterCount;

    /// <summary>Learns from one batch of examples at random places of the training text.</summary>
    public StepResult Step()
    {
        _steps++;
        byte[] tokens = _corpus.Training;
        _batch.Clear();
        while (_batch.Count < _batch.Capacity)
            _batch.Add(tokens, _config.ContextLength + _random.NextInt32(tokens.Length - _config.ContextLength));

        Score score = _model.Differentiate(_batch);
        double norm = GradientClipping.Clip(_model.Gradients.All, _config.Optimizer.ClipNorm);
        double learningRate = _schedule.At(_steps);
        _optimizer.Step(learningRate);
        double epoch = (double)_steps * _config.BatchSize / tokens.Length;
        return new StepResult(_steps, score.Loss, score.Accuracy, norm, learningRate, epoch);
    }

    /// <summary>Scores the model on text it never learns from.</summary>
    public Score Validate() => _validator.Run();

    /// <summary>What the last validation predicted.</summary>
    public ClassPredictions Predictions => _validator.Predictions;

    /// <summary>The gradient of the last step.</summary>
    public ReadOnlySpan<float> Gradient => _model.Gradients.All;

    /// <summary>The embedding: a row for each token.</summary>
    public ReadOnlySpan<float> Embedding => _model.Parameters.Embedding;

    /// <summary>Lets the model continue the start of the validation text. What it is trained on does not depend on that.</summary>
    public string Write(int length, float temperature)
    {
        var generator = new TextGenerator(_model, _corpus.Vocabulary, _writing);
        return generator.Continue(_corpus.Validation.AsSpan(0, _config.ContextLength), length, temperature);
    }

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();
}
