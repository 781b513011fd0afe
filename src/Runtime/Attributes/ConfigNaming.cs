namespace Instrument;

/// <summary>How the keys of a config are made from the names of its members.</summary>
public enum ConfigNaming
{
    /// <summary><c>LearningRate</c> becomes <c>learning_rate</c>.</summary>
    SnakeCase = 0,

    /// <summary><c>LearningRate</c> becomes <c>learningRate</c>.</summary>
    CamelCase = 1,

    /// <summary><c>LearningRate</c> becomes <c>learning-rate</c>.</summary>
    KebabCase = 2,

    /// <summary><c>LearningRate</c> stays <c>LearningRate</c>.</summary>
    AsIs = 3,
}
