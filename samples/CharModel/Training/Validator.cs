using CharModel.Model;
using CharModel.Text;

namespace CharModel.Training;

/// <summary>Scores a model on the same evenly spread positions of the validation text every time.</summary>
internal sealed class Validator
{
    private const int MaxExamples = 8192;

    private readonly CharacterModel _model;
    private readonly byte[] _tokens;
    private readonly Batch _batch;
    private readonly int _examples;

    /// <summary>Chooses the positions.</summary>
    public Validator(CharacterModel model, Corpus corpus, int batchSize)
    {
        byte[] tokens = corpus.Validation;
        _model = model;
        _tokens = tokens;
        _batch = new Batch(batchSize, model.Shape.Context);
        _examples = Math.Min(MaxExamples, tokens.Length - model.Shape.Context);
        ArgumentOutOfRangeException.ThrowIfLessThan(_examples, 1, nameof(corpus));
        Predictions = new ClassPredictions(new CharacterClasses(corpus.Vocabulary), _examples);
    }

    /// <summary>What the last run predicted.</summary>
    public ClassPredictions Predictions { get; }

    /// <summary>Scores the model as it is now.</summary>
    public Score Run()
    {
        int context = _model.Shape.Context;
        int positions = _tokens.Length - context;
        Predictions.Clear();
        double loss = 0;
        double hits = 0;
        for (int done = 0; done < _examples; done += _batch.Count)
        {
            _batch.Clear();
            int end = Math.Min(_examples, done + _batch.Capacity);
            for (int example = done; example < end; example++)
                _batch.Add(_tokens, context + (int)((long)example * positions / _examples));
            Score score = _model.Evaluate(_batch);
            for (int example = 0; example < _batch.Count; example++)
                Predictions.Add(_batch.Target(example), _model.Probabilities(example));
            loss += score.Loss * _batch.Count;
            hits += score.Accuracy * _batch.Count;
        }
        return new Score(loss / _examples, hits / _examples);
    }
}
